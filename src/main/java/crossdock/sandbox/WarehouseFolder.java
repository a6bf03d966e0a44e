package crossdock.sandbox;

import crossdock.sandbox.Sources.Kind;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// The warehouses' stock as files, the way an old warehouse system hands it over.
///
/// `stock_<stamp>.csv` holds counts (`sku,location,on_hand,unavailable,counted_at`). Every tenth file is complete, the
/// ones between hold what changed since the file before: a cell that is not named is as it was. A file appears whole:
/// it is written under another name first. Beside them lie `locations.csv` and `catalogue.csv`.
final class WarehouseFolder {
    private static final int SECONDS_BETWEEN = 15;
    private static final int COMPLETE_EVERY = 10;
    private static final int KEPT = 40;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final World world;
    private final Path folder;
    private final Deque<Path> written = new ArrayDeque<>();
    private Instant last = Instant.MIN;
    private int files;

    WarehouseFolder(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    /// Writes everything once, then stock again every quarter of a minute by the clock.
    void begin() {
        write("locations.csv", locations());
        write("catalogue.csv", catalogue());
        next();
    }

    private void next() {
        writeStock(files % COMPLETE_EVERY == 0);
        world.agenda.at(world.now().plusSeconds(SECONDS_BETWEEN), this::next);
    }

    /// Writes a stock file of everything, or of what changed since the last one unless nothing did.
    void writeStock(boolean isComplete) {
        Instant now = world.now();
        String ending = "," + now + "\n";
        String header = "sku,location,on_hand,unavailable,counted_at\n";
        StringBuilder rows = new StringBuilder(header);
        for (Site site : world.sources.sites(Kind.WAREHOUSE)) {
            for (Product product : world.sources.products()) {
                int cell = world.shelves.cell(site, product);
                if (world.shelves.isCarried(cell) && (isComplete || world.shelves.changedAt(cell).isAfter(last))) {
                    rows.append(product.sku()).append(',').append(site.code());
                    rows.append(',').append(world.shelves.inStock(cell));
                    rows.append(',').append(world.shelves.unavailable(cell)).append(ending);
                }
            }
        }
        if (rows.length() > header.length()) {
            files++;
            last = now;
            written.add(write("stock_" + STAMP.format(now) + ".csv", rows.toString()));
            if (written.size() > KEPT) {
                remove(written.remove());
            }
        }
    }

    private String locations() {
        StringBuilder rows = new StringBuilder(
                "location,name,type,address,city,state,postal_code,country,"
                        + "latitude,longitude,time_zone,ships,offers_pickup\n");
        for (Site site : world.sources.sites()) {
            if (site.kind() != Kind.STORE) { // stores are told by their tills
                rows.append(String.join(
                        ",",
                        site.code(),
                        site.name(),
                        site.kind().name().toLowerCase(Locale.ROOT),
                        site.street(),
                        site.place().city(),
                        site.place().state(),
                        site.place().zip(),
                        "US",
                        Double.toString(site.place().latitude()),
                        Double.toString(site.place().longitude()),
                        site.zone(),
                        "yes",
                        "no"));
                rows.append('\n');
            }
        }
        return rows.toString();
    }

    private String catalogue() {
        StringBuilder rows = new StringBuilder("sku,title,product_type,brand,price,currency\n");
        for (Product product : world.sources.products()) {
            rows.append(product.sku()).append(",\"");
            rows.append(product.name().replace("\"", "\"\"")).append("\",");
            rows.append(product.type()).append(',').append(product.brand()).append(',');
            rows.append(WebShop.decimal(product.price())).append(",USD\n");
        }
        return rows.toString();
    }

    private Path write(String name, String text) {
        Path file = folder.resolve(name);
        Path partial = folder.resolve("." + name + ".part");
        try {
            Files.writeString(partial, text);
            return Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the practice warehouse cannot write " + file, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the practice warehouse cannot remove its old file " + file, e);
        }
    }
}
