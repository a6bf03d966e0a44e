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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The warehouses' stock as files, the way an old warehouse system hands it over.
///
/// `stock_<stamp>.csv` holds counts (`sku,location,on_hand,unavailable,counted_at`). Every tenth file is complete, the
/// ones between hold what changed since the file before: a cell that is not named is as it was. A file appears whole:
/// it is written under another name first. Beside them lie `locations.csv` and `catalogue.csv`, and what a person brings
/// in by hand: `incoming.csv`, units on their way, and `contract-orders.csv`, orders that nobody can fill before those
/// have come. These two are drawn by dice of their own: the world goes on as it would without them.
final class WarehouseFolder {
    private static final int SECONDS_BETWEEN = 15;
    private static final int COMPLETE_EVERY = 10;
    private static final int KEPT = 40;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final String INCOMING = "incoming.csv";
    static final String CONTRACTS = "contract-orders.csv";
    /// What contract customers order, and suppliers do not send.
    static final String CONTRACT_TYPE = "Binders";

    private static final int LITTLE = 20;
    private static final int BOX = 24;
    private static final int RAREST = 6;
    private static final int CONTRACT_DAYS = 6;
    private static final List<String> CUSTOMERS = List.of("K-4401,%s,%s,%d,ship,43215,US,OH,%s,USD,%s",
            "K-4402,%s,%s,%d,ship,89502,US,NV,%s,USD,%s");

    private final World world;
    private final SplittableRandom dice;
    private final Path folder;
    private final Deque<Path> written = new ArrayDeque<>();
    private Instant last = Instant.MIN;
    private int files;

    WarehouseFolder(World world, long seed, Path folder) {
        this.world = world;
        this.dice = new SplittableRandom(~seed);
        this.folder = folder;
    }

    /// Writes everything once, then stock again every quarter of a minute by the clock.
    void begin() {
        write("locations.csv", locations());
        write("catalogue.csv", catalogue());
        List<Product> wanted = contractGoods();
        write(INCOMING, incoming(wanted));
        write(CONTRACTS, contractOrders(wanted));
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

    /// Of what lies scattered, so that these orders do not outweigh all others and no parcel is too heavy to be sent.
    private List<Product> contractGoods() {
        List<Product> known = world.sources.products().stream()
                .filter(product -> product.type().equals(CONTRACT_TYPE) && shippable(product) > 0)
                .sorted(Comparator.comparingInt(this::mostAtOneSite))
                .limit(RAREST)
                .toList();
        return dice.ints(0, known.size()).distinct().limit(CUSTOMERS.size()).mapToObj(known::get).toList();
    }

    /// What could leave as parcels now, from all sites together.
    private int shippable(Product product) {
        return shippableBySite(product).sum();
    }

    private int mostAtOneSite(Product product) {
        return shippableBySite(product).max().orElse(0);
    }

    private IntStream shippableBySite(Product product) {
        return world.sources.sites().stream()
                .filter(Site::ships)
                .map(site -> world.shelves.cell(site, product))
                .mapToInt(cell -> world.shelves.inStock(cell) - world.shelves.unavailable(cell));
    }

    /// A box more than there is of an article, each.
    private String contractOrders(List<Product> wanted) {
        StringBuilder rows = new StringBuilder(
                "order,placed_at,sku,quantity,method,postal_code,country,region,unit_price,currency,promised_at\n");
        for (int i = 0; i < wanted.size(); i++) {
            Product product = wanted.get(i);
            rows.append(String.format(
                    Locale.ROOT, CUSTOMERS.get(i), world.now(), product.sku(), shippable(product) + BOX,
                    WebShop.decimal(product.price()), world.now().plus(CONTRACT_DAYS, ChronoUnit.DAYS))).append('\n');
        }
        return rows.toString();
    }

    /// Lorries from makers to warehouses that have little, and boxes from warehouses to stores that have nearly nothing.
    private String incoming(List<Product> contracts) {
        StringBuilder rows = new StringBuilder("reference,kind,source,sku,location,quantity,due\n");
        List<Site> warehouses = world.sources.sites(Kind.WAREHOUSE);
        for (int i = 0; i < contracts.size(); i++) {
            Product product = contracts.get(i);
            int boxes = shippable(product) / BOX + 2; // the whole order, so that one lorry fills it
            coming(rows, "PO-K440" + (i + 1), product.brand(), product, warehouses.get(i), boxes * BOX, 2 + 2 * i);
        }
        for (Site site : world.sources.sites()) {
            for (Product product : world.sources.products()) {
                int cell = world.shelves.cell(site, product);
                int there = world.shelves.inStock(cell);
                if (site.kind() == Kind.WAREHOUSE && there < LITTLE && dice.nextInt(3) == 0) {
                    int days = 1 + dice.nextInt(12);
                    coming(rows, "PO-" + site.code() + "-" + days, product.brand(), product, site,
                            BOX * (1 + dice.nextInt(8)), days);
                } else if (site.kind() == Kind.STORE && world.shelves.isCarried(cell) && there < 2
                        && dice.nextInt(40) == 0) {
                    int days = 1 + dice.nextInt(3);
                    coming(rows, "TR-" + site.code() + "-" + days, warehouses.get(days).name(), product, site,
                            2 + dice.nextInt(6), days);
                }
            }
        }
        return rows.toString();
    }

    /// Warehouses go by the code of their file; no till tells a code that people read, so a store goes by its name.
    ///
    /// @param from who sends it; makers get their goods to a warehouse, warehouses to a store
    private void coming(
            StringBuilder rows, String reference, String from, Product product, Site site, int units, int days) {
        boolean isStore = site.kind() == Kind.STORE;
        rows.append(String.join(",", reference, isStore ? "transfer" : "purchase", from, product.sku(),
                isStore ? site.name() : site.code(), Integer.toString(units),
                LocalDate.ofInstant(world.now(), ZoneId.of(site.zone())).plusDays(days).toString())).append('\n');
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
