package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crossdock.inventory.AdjustmentService;
import crossdock.kernel.Outcome;
import crossdock.kernel.SkuId;
import crossdock.platform.WorkspacePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A workspace with stock in it and one backup, to be copied and spoilt.
final class DamagedWorkspaces {
    static final int SKUS = 400;

    private DamagedWorkspaces() {}

    /// @return the workspace folder: closed in order, with a backup from before the last events
    static Path make(Path folder) throws IOException {
        Path workspace = folder.resolve("ws");
        stock(folder, workspace, SKUS, 5);
        try (Workspace open = Workspace.open(new WorkspacePaths(workspace))) {
            assertInstanceOf(Outcome.Done.class, open.database.backups().take("exit"));
            decide(open, 3);
        }
        return workspace;
    }

    /// Three locations and so many articles in each, brought in by the command.
    static void stock(Path folder, Path workspace, int skus, int each) throws IOException {
        Path places = Files.writeString(folder.resolve("places.csv"), """
                code,name,type,postal_code,country
                A1,Akron,WAREHOUSE,44301,US
                B1,Boise,STORE,83702,US
                C1,Chico,STORE,95926,US
                """);
        StringBuilder rows = new StringBuilder("sku,location,quantity\n");
        for (int i = 0; i < skus; i++) {
            for (String place : List.of("A1", "B1", "C1")) {
                rows.append("SKU-").append(i).append(',').append(place).append(',').append(each).append('\n');
            }
        }
        StringBuilder articles = new StringBuilder("sku,title\n");
        for (int i = 0; i < skus; i++) {
            articles.append("SKU-").append(i).append(",Article ").append(i).append('\n');
        }
        Path catalogue = Files.writeString(folder.resolve("articles.csv"), articles);
        Path counts = Files.writeString(folder.resolve("counts.csv"), rows);
        for (String[] part : new String[][] {
            {"locations", places.toString()}, {"catalogue", catalogue.toString()}, {"stock", counts.toString()}
        }) {
            Ran ran = Ran.in(workspace, "import", part[0], part[1]);
            assertEquals(0, ran.code(), part[0] + ran.out() + ran.err());
        }
    }

    /// Adjustments by a person at the first location, each of one unit and with its event.
    static void decide(Workspace open, int times) {
        var place = open.reading.locations().all().getFirst().id();
        for (int i = 0; i < times; i++) {
            SkuId sku = new SkuId(i + 1);
            int seen = open.database
                    .readers()
                    .read(sql -> (int) sql.number(
                            "SELECT on_hand FROM stock WHERE sku_id = ? AND location_id = ?",
                            sku.value(), place.value()));
            var change = new AdjustmentService.Adjustment(sku, place, seen, 1, 0, "found");
            assertInstanceOf(Outcome.Done.class, open.adjustments.adjust(Workspace.PERSON, change));
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().startsWith("holder.")) { // they belong to a process
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What must never be lost, by name and hash: database, log, head, keys, backups.
    static Map<String, String> treasures(Path workspace) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = workspace.relativize(file).toString();
                if (Files.size(file) > 0 && name.matches("(crossdock\\.db(-wal)?|events\\.head|keys/.*|backups/.*)")) {
                    found.put(name, hash(Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
