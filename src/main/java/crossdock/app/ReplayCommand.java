package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.routing.ReplayFacts;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyJson;
import crossdock.routing.policy.PolicyProblem;
import crossdock.routing.policy.PolicyUnreadable;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.PolicyLab.Progress;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.lab.EngineLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs orders through a policy and the one in force side by side. Writes nothing; works beside an open console.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Run the stored orders of 90 days, or those of a file, through a policy and the one in force, on"
                + " stock that depletes, and say what would differ. Writes nothing; a file is not imported.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "orders in place of the stored ones: CSV or JSON Lines, packed with gzip or not, as import"
                    + " orders reads them")
    private @Nullable Path orders;

    @Option(names = "--map", paramLabel = "FILE", description = "which column of --orders is what, as JSON")
    private @Nullable Path mapping;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "draft",
            description = "draft (the one changed last), a file of a policy, or the hash of a version")
    private String policy = "draft";

    @Override
    public Integer call() throws Exception {
        if (mapping != null && orders == null) {
            throw new Main.BadUse("--map says how --orders is read");
        }
        try (Reading workspace = Workspace.read(common.paths())) {
            if (!workspace.routing().hasPolicy(Instant.now())) {
                throw new Main.BadUse(RouteCommand.NO_POLICY);
            }
            InstantSource clock = InstantSource.system();
            var ground = workspace.routing().ground(Workspace::point, ZoneId.systemDefault(), clock);
            var lab = new EngineLab(ground, clock, Integer.MAX_VALUE);
            return replay(lab, policy(workspace), workspace.routing().policies.live());
        }
    }

    private int replay(EngineLab lab, Policy draft, PolicyVersion live) throws IOException {
        var progress = new Told(spec.commandLine().getErr());
        Path file = orders;
        Texts texts = Texts.lenient(Locale.getDefault());
        if (file == null) {
            print(texts, draft, lab.replay(draft, live, progress, () -> false));
            return Main.DONE;
        }
        try {
            OrderFile.Replayed found =
                    lab.replay(draft, live, new OrderFile(file, mapping), progress, () -> false);
            found.refused().forEach(one -> refused(texts, one));
            print(texts, draft, found.report());
            return found.refused().isEmpty() ? Main.DONE : Main.PROBLEMS;
        } catch (OrderFile.Unusable no) {
            no.refused().forEach(one -> refused(texts, one));
            throw new Main.BadUse(file.getFileName() + ": " + texts.refusal(no.code(), no.args()));
        }
    }

    private Policy policy(Reading workspace) throws IOException {
        Path file = Path.of(policy);
        if (!Files.isRegularFile(file)) {
            return RouteCommand.policy(workspace.routing(), policy, "--policy").policy();
        }
        try {
            return PolicyJson.read(Files.readString(file));
        } catch (PolicyUnreadable no) {
            throw new Main.BadUse(file.getFileName() + ": " + no.problems().stream()
                    .map(PolicyProblem::toString)
                    .collect(Collectors.joining("; ")));
        }
    }

    /// For people on the error stream, as an import's progress: the output stays what came of it.
    private void refused(Texts texts, OrderFile.Refusal one) {
        String reason = texts.refusal(one.code(), one.args());
        if (common.report().isJson()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("refused_line", one.line());
            facts.put("code", one.code());
            facts.put("reason", reason);
            common.report().line(facts);
        } else {
            spec.commandLine().getErr().println("line " + one.line() + ": " + reason);
        }
    }

    private void print(Texts texts, Policy draft, ReplayReport report) {
        Report out = common.report();
        var figures = new Figures(texts, ZoneId.systemDefault());
        var facts = new ReplayFacts(report, texts, figures, new PolicyWords(texts, figures, draft.currency()));
        if (out.isJson()) {
            out.line(facts.all());
        } else {
            List.of(facts.sentences(), facts.totals(), facts.worst()).forEach(lines -> lines.forEach(out::say));
        }
    }

    /// Says how far it is, once a second, on the error stream.
    private static final class Told implements Progress {
        private final PrintWriter err;
        private long toldAt = System.nanoTime();

        Told(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void tell(int done, int all) {
            long now = System.nanoTime();
            if (now - toldAt > 1_000_000_000L) {
                toldAt = now;
                if (all == 0) {
                    err.printf(Locale.ROOT, "%,d rows%n", done);
                } else {
                    err.printf(Locale.ROOT, "%,d of %,d orders%n", done, all);
                }
                err.flush();
            }
        }
    }
}
