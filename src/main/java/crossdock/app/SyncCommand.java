package crossdock.app;

import crossdock.app.company.Door;
import crossdock.app.print.Report;
import crossdock.sync.SyncReport;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads the channels without a window.
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Read every connected channel, and send what is owed to it.")
final class SyncCommand implements Callable<Integer> {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(s|m|h)");
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin
    private CommonOptions common = new CommonOptions();

    @ArgGroup(multiplicity = "1")
    private How how = new How();

    /// Once to the end, or for a while.
    static final class How {
        @Option(names = "--once", required = true, description = "read everything to its end, then stop")
        private boolean once;

        @Option(names = "--for", required = true, paramLabel = "TIME", description = "go on for 60s, 10m or 2h")
        private String length = "";
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Duration length = how.once ? PATIENCE : length(how.length);
        try (Workspace workspace = Workspace.open(common.paths());
                Door _ = workspace.takeCommands()) {
            SyncReport report = how.once
                    ? workspace.sync.syncOnce(length)
                    : workspace.sync.runFor(length, workspace.notices());
            workspace.routing.drive.step();
            Report out = common.report();
            for (SyncReport.ConnectionReport connection : report.connections()) {
                for (SyncReport.Line resource : connection.resources()) {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    facts.put("channel", connection.name());
                    facts.put("state", connection.condition().name().toLowerCase(Locale.ROOT));
                    facts.put("resource", resource.resource().name().toLowerCase(Locale.ROOT));
                    facts.put("complete", resource.isCaughtUp());
                    facts.put("parked", resource.parked());
                    facts.put("detail", connection.detail());
                    out.line(facts);
                }
            }
            owed(workspace, out);
            if (report.connections().isEmpty()) {
                out.say("No channel is connected. See crossdock connect --help");
            }
            if (report.isSomeUnreachable()) {
                return Main.UNREACHABLE;
            }
            boolean isParked = report.connections().stream()
                    .flatMap(connection -> connection.resources().stream())
                    .anyMatch(resource -> resource.parked() > 0);
            return isParked || how.once && !report.isComplete() ? Main.PROBLEMS : Main.DONE;
        }
    }

    /// What is still owed to channels afterwards.
    private static void owed(Workspace workspace, Report out) {
        workspace.reading.outbox().totals().forEach((id, totals) -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("connection", id.value());
            facts.put("outboxPending", totals.pending() + totals.inFlight());
            facts.put("outboxParked", totals.parked());
            out.line(facts);
        });
    }

    static Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new Main.BadUse("--for takes a time such as 60s, 10m or 2h, not '" + text + "'");
        }
        long units = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(units);
            case "m" -> Duration.ofMinutes(units);
            default -> Duration.ofHours(units);
        };
    }
}
