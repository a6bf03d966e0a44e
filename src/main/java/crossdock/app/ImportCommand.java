package crossdock.app;

import crossdock.channel.Unreadable;
import crossdock.kernel.Resource;
import crossdock.sync.file.FileImport;
import crossdock.sync.file.FileImport.As;
import crossdock.sync.file.FileImport.Request;
import crossdock.sync.file.FileImport.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings a file in by hand.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import locations, catalogue, stock or orders.")
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "KIND", description = "locations, catalogue, stock or orders")
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
    public Integer call() throws IOException {
        Request request = new Request(resource(), file, mapping, isDryRun, as(), ZoneId.systemDefault());
        try (Workspace workspace = Workspace.open(common.paths())) {
            Result result = workspace.imports.run(
                    Workspace.COMMAND_LINE, request, rows -> {}, Thread.currentThread()::isInterrupted);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("rows", result.rows());
            facts.put("accepted", result.accepted());
            facts.put("rejected", result.rejected());
            facts.put("unchanged", result.unchanged());
            Path rejects = result.rejectFile();
            facts.put("reject_file", rejects == null ? "" : rejects.toString());
            common.report().out().println(Report.toJson(facts)); // one JSON line, also for people
            common.report().out().flush();
            return result.rejected() > 0 ? Main.PROBLEMS : Main.DONE;
        } catch (Unreadable no) {
            throw new Main.BadUse(file.getFileName() + ": " + no.code() + " " + String.join(", ", no.args()));
        }
    }

    private Resource resource() {
        try {
            return Resource.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Main.BadUse("import takes locations, catalogue, stock or orders, not '" + kind + "'");
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
}
