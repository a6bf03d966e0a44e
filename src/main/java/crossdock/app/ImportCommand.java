package crossdock.app;

import crossdock.app.print.Report;
import crossdock.channel.Unreadable;
import crossdock.kernel.Resource;
import crossdock.sync.file.FileImport.As;
import crossdock.sync.file.FileImport.Request;
import crossdock.sync.file.FileImport.Result;
import crossdock.sync.file.NetworkImport;
import crossdock.ui.common.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a file in by hand.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import locations, catalogue, stock, orders, incoming, rates or holidays.")
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "KIND",
            description = "locations, catalogue, stock, orders, incoming, rates or holidays")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV or JSON Lines, packed with gzip or not")
    private Path file = Path.of("");

    @Option(names = "--map", paramLabel = "FILE", description = "which column is what, as JSON")
    private @Nullable Path mapping;

    @Option(names = "--dry-run", description = "read and judge every row, write nothing")
    private boolean isDryRun;

    @Option(
            names = "--as",
            paramLabel = "HOW",
            description = "orders: open or history; else history when older than 30 days or already shipped")
    private @Nullable String as;

    @Override
    public Integer call() throws Exception {
        Optional<NetworkImport.Kind> ofNetwork = Stream.of(NetworkImport.Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(kind))
                .findFirst();
        Request request = ofNetwork.isPresent()
                ? null
                : new Request(resource(), file, mapping, isDryRun, as(), ZoneId.systemDefault());
        NetworkImport.Kind network = ofNetwork.orElse(null);
        return common.work("", workspace -> bringIn(workspace, request, network));
    }

    /// One of the two says what it is.
    private int bringIn(Workspace workspace, @Nullable Request request, NetworkImport.@Nullable Kind network)
            throws IOException {
        try (Interruption interruption = new Interruption()) {
            Result result = request == null
                    ? workspace.networkImports.run(
                            Workspace.COMMAND_LINE, Objects.requireNonNull(network), file, isDryRun)
                    : workspace.imports.run(
                            Workspace.COMMAND_LINE, request, new Progress(spec.commandLine().getErr()), interruption);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("rows", result.rows());
            facts.put("accepted", result.accepted());
            facts.put("rejected", result.rejected());
            facts.put("unchanged", result.unchanged());
            Path rejects = result.rejectFile();
            facts.put("reject_file", rejects == null ? "" : rejects.toString());
            common.report().out().println(Report.toJson(facts)); // one JSON line, also for people
            common.report().out().flush();
            if (result.wasCancelled()) {
                spec.commandLine().getErr().println("Stopped. What was read is kept; import again to go on.");
                return Main.PROBLEMS;
            }
            return result.rejected() > 0 ? Main.PROBLEMS : Main.DONE;
        } catch (Unreadable no) {
            String words = Texts.lenient(Locale.getDefault()).get("refusal." + no.code(), no.args().toArray());
            throw new Main.BadUse(file.getFileName() + ": " + words);
        } catch (EOFException | ZipException broken) { // found before anything is written: the text is judged whole
            throw new Main.BadUse(Texts.lenient(Locale.getDefault()).get("refusal.file.cutOff", file.getFileName()));
        } catch (NoSuchFileException missing) {
            throw new Main.BadUse("there is no file " + missing.getFile());
        }
    }

    private Resource resource() {
        try {
            return Resource.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Main.BadUse("import takes locations, catalogue, stock, orders, incoming, rates or holidays, not '"
                    + kind + "'");
        }
    }

    private As as() {
        if (as == null) {
            return As.BY_AGE;
        }
        return switch (as) {
            case "open" -> As.OPEN;
            case "history" -> As.HISTORY;
            case String other -> throw new Main.BadUse("--as takes open or history, not '" + other + "'");
        };
    }

    /// Says how far it is, once a second, on the error stream: the output stays one JSON line.
    private static final class Progress implements LongConsumer {
        private final PrintWriter err;
        private long toldAt = System.nanoTime();

        Progress(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void accept(long rows) {
            long now = System.nanoTime();
            if (now - toldAt > 1_000_000_000L) {
                toldAt = now;
                err.printf(Locale.ROOT, "%,d rows%n", rows);
                err.flush();
            }
        }
    }

    /// Ctrl+C lets the batch under way be written and the line of figures be printed before the process ends.
    private static final class Interruption implements BooleanSupplier, AutoCloseable {
        private static final long LONGEST_WAIT_MILLIS = 10_000;

        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread hook = Thread.ofPlatform().unstarted(this::asked);
        private volatile boolean isAsked;

        Interruption() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private void asked() {
            isAsked = true;
            try {
                boolean ended = over.await(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (!ended) {
                    System.err.println("The import did not stop in time; what was committed is kept.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean getAsBoolean() {
            return isAsked;
        }

        @Override
        public void close() {
            over.countDown();
            if (!isAsked) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }
}
