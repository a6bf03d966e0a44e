package crossdock.app;

import crossdock.app.company.Door;
import crossdock.app.print.Report;
import crossdock.fulfilment.live.RouterDrive;
import crossdock.sync.SyncReport;
import crossdock.sync.SyncReport.ConnectionReport;
import crossdock.sync.SyncReport.Line;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        description = "Read every connected channel, route its orders, and send what is owed to it.")
final class SyncCommand implements Callable<Integer> {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(s|m|h)");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_MILLIS = 100;

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
    public Integer call() throws Exception {
        Duration length = how.once ? PATIENCE : length(how.length);
        return common.work("", workspace -> sync(workspace, length));
    }

    private int sync(Workspace workspace, Duration length) throws Exception {
        if (workspace.sync.isRunning()) {
            return tell(workspace, hurry(workspace, length));
        }
        if (common.handedSecret().isPresent()) { // another command of this kind is at it, and ends by itself
            common.report().say(Texts.lenient(Locale.getDefault()).get("error.handed.busy"));
            return Main.UNUSABLE;
        }
        try (Door _ = workspace.takeCommands()) {
            return tell(workspace, alone(workspace, length));
        }
    }

    /// Orders are routed before what is owed is sent: the shop hears of them in the same run.
    private SyncReport alone(Workspace workspace, Duration length) throws InterruptedException {
        RouterDrive routing = workspace.routing.drive;
        if (how.once) {
            routing.listen();
            return workspace.sync.syncOnce(length, workspace.notices(), routing::step);
        }
        routing.start();
        return workspace.sync.runFor(length, workspace.notices());
    }

    /// In a console that syncs already nobody waits any longer; over when everything was read to its end since, or was
    /// tried since where nobody answers.
    private SyncReport hurry(Workspace workspace, Duration length) throws InterruptedException {
        Instant began = Instant.now();
        Instant deadline = began.plus(length);
        workspace.reading.channels().health().forEach(each -> workspace.sync.hurry(each.connection().id()));
        Set<String> read = new HashSet<>();
        SyncReport report = read(workspace, began, read);
        while (Instant.now().isBefore(deadline) && !(how.once && isOver(workspace, report, began))) {
            Thread.sleep(LOOK_MILLIS);
            report = read(workspace, began, read);
        }
        return report;
    }

    private static boolean isOver(Workspace workspace, SyncReport report, Instant began) {
        return report.connections().stream()
                .allMatch(each -> each.isComplete() || isAway(workspace, each, began));
    }

    /// Nothing is read with a secret that is refused before somebody mends it; who only did not answer was asked again.
    private static boolean isAway(Workspace workspace, ConnectionReport report, Instant began) {
        return switch (report.condition()) {
            case LOADING, RUNNING -> false;
            case UNAUTHORIZED -> true;
            case OFFLINE -> workspace.reading.channels().health().stream()
                    .filter(each -> each.connection().name().equals(report.name()))
                    .flatMap(each -> workspace.reading.channels().troubles(each.connection().id(), null, 1).stream())
                    .anyMatch(trouble -> !trouble.lastAt().isBefore(began));
        };
    }

    /// The loops go on meanwhile: what was complete once stays so for the report.
    private static SyncReport read(Workspace workspace, Instant began, Set<String> read) {
        return new SyncReport(workspace.sync.report(began).connections().stream()
                .map(each -> new ConnectionReport(
                        each.name(), each.kind(), each.condition(), each.detail(),
                        each.resources().stream().map(line -> read(each.name(), line, read)).toList()))
                .toList());
    }

    private static Line read(String channel, Line line, Set<String> read) {
        String key = channel + " " + line.resource();
        if (line.isCaughtUp()) {
            read.add(key);
        }
        return new Line(line.resource(), read.contains(key), line.parked());
    }

    private int tell(Workspace workspace, SyncReport report) {
        Report out = common.report();
        for (ConnectionReport connection : report.connections()) {
            for (Line resource : connection.resources()) {
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
