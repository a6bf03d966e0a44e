package crossdock.bench;

import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.square.SquareConnector;
import crossdock.sync.Connections.Mode;
import crossdock.sync.SyncReport;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Inventory counts from HTTP to stock rows, by the real connector, engine and ledger, beside what `sqlite3 .import`
/// takes for the same rows. Arguments: SKUs, locations, rounds, seed, `keyed` or `shuffled`.
public final class IngestBench {
    /// The second line of bash's `times`: user and system time of its children.
    private static final Pattern CHILDREN = Pattern.compile("\\n(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    private IngestBench() {}

    public static void main(String[] args) throws Exception {
        int skus = (int) Figure.argument(args, 0, 25_000);
        int locations = (int) Figure.argument(args, 1, 40);
        int rounds = (int) Figure.argument(args, 2, 3);
        long seed = Figure.argument(args, 3, 1);
        boolean isKeyed = args.length < 5 || args[4].equals("keyed");
        long rows = (long) skus * locations;
        Path scratch = Files.createDirectories(Path.of(System.getProperty("bench.tmp", "target")));
        Path csv = Files.createTempFile(scratch, "bench", ".csv");
        double[] ours = new double[rounds];
        double[] peers = new double[rounds];
        double[] oursCpu = new double[rounds];
        double[] peersCpu = new double[rounds];
        try (var server = new CountServer(skus, locations, isKeyed, seed, csv)) {
            for (int round = 0; round < rounds; round++) {
                Times peer = sqlite(csv);
                peers[round] = rows / peer.wall();
                peersCpu[round] = peer.cpu() / rows * 1e6;
                Times our = ingest(server, rows, seed);
                ours[round] = rows / our.wall();
                oursCpu[round] = our.cpu() / rows * 1e6;
            }
        } finally {
            Files.delete(csv);
        }
        new Figure(
                        "ingest", Figure.median(ours), "rows/s", "sqlite3 .import into a table keyed (sku, location)",
                        Figure.median(peers), "ratio >= 0.40", rows, seed)
                .print(Map.of(
                        "order", isKeyed ? "keyed" : "shuffled", "rounds", rounds,
                        "cpu_us_a_row", Figure.rounded(Figure.median(oursCpu)),
                        "peer_cpu_us_a_row", Figure.rounded(Figure.median(peersCpu)),
                        "cpu_ratio", Figure.rounded(Figure.median(peersCpu) / Figure.median(oursCpu))));
    }

    private static Times ingest(CountServer server, long rows, long seed) throws Exception {
        Function<ConnectorSettings, Connector> square =
                settings -> new Unthrottled(new SquareConnector(settings, InstantSource.system()));
        server.rewind();
        try (var workspace = new BenchWorkspace(Map.of("square", square), seed)) {
            workspace.connect(new Wish("Tills", "square", server.url(), "", "token", Mode.REALTIME));
            SyncReport report = workspace.sync.syncOnce(Duration.ofMinutes(10));
            long stored = workspace.number("SELECT count(*) FROM stock WHERE figure IS NOT NULL");
            long movements = workspace.number("SELECT count(*) FROM movement");
            if (stored != rows || movements != rows) {
                throw new IllegalStateException(stored + " cells and " + movements + " movements came of " + rows
                        + " rows; " + report);
            }
            return server.countsTook();
        }
    }

    private static Times sqlite(Path csv) throws IOException, InterruptedException {
        Path file = csv.resolveSibling(csv.getFileName() + ".db");
        Path script = csv.resolveSibling(csv.getFileName() + ".sql");
        Files.writeString(script, """
                CREATE TABLE stock (sku TEXT, location TEXT, quantity INTEGER, observed_at TEXT,
                    PRIMARY KEY (sku, location)) WITHOUT ROWID;
                .mode csv
                .import %s stock
                """.formatted(csv.toAbsolutePath()));
        try {
            long began = System.nanoTime();
            Process process = new ProcessBuilder("bash", "-c", "sqlite3 \"$0\" <\"$1\" && times", file.toString(),
                            script.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            double wall = (System.nanoTime() - began) / 1e9;
            Matcher cpu = CHILDREN.matcher(said);
            if (process.waitFor() != 0 || !cpu.find()) {
                throw new IllegalStateException("the peer needs sqlite3 (apt-get install sqlite3): " + said);
            }
            double seconds = 0;
            for (int group = 1; group <= 3; group += 2) {
                seconds += Integer.parseInt(cpu.group(group)) * 60 + Double.parseDouble(cpu.group(group + 1));
            }
            return new Times(wall, seconds);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(script);
        }
    }
}
