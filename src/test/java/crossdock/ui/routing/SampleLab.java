package crossdock.ui.routing;

import crossdock.kernel.Money;
import crossdock.order.Method;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.routing.desk.Finding;
import crossdock.ui.routing.desk.Finding.Said;
import crossdock.ui.routing.desk.Finding.Severity;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Judged;
import crossdock.ui.routing.desk.ReplayReport.Load;
import crossdock.ui.routing.desk.ReplayReport.Row;
import crossdock.ui.routing.desk.ReplayReport.Stock;
import crossdock.ui.routing.desk.ReplayReport.Sums;
import crossdock.ui.routing.desk.Tally;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.draft.Spot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Figures of a middling shop, for looks: every rule took three orders, one warning, a replay that moves some.
final class SampleLab implements PolicyLab {
    OrderFile.@Nullable Unusable refuses; // what is wrong with every file; null for nothing

    @Override
    public Figures figures(Policy policy) {
        var tally = new Tally(5_009, 41, policy.runs().stream().map(run -> new Tally.OfRun(
                3 * run.rules().size(), run.orders().stream().map(_ -> 5).toList(),
                run.rules().stream().map(rule -> new Tally.OfRule(3, 2, rule.where().stream().map(_ -> 1).toList()))
                        .toList(), 0, 0)).toList(), 12);
        return new Figures(tally, List.of(
                new Finding(Severity.WARNING, new Said("routing.lint.untaken", 12),
                        new Said("routing.lint.untakenDetail", 5_009), null, -1, "#49310",
                        new Finding.Mend(new Said("routing.lint.addRun"), policy)),
                new Finding(Severity.WARNING, new Said("routing.lint.never", "1.2"),
                        new Said("routing.lint.ofOrders", 12), new Spot(0, 1), -1, "#49877", null)));
    }

    @Override
    public ReplayReport replay(Policy draft, PolicyVersion live, Progress progress, BooleanSupplier isCancelled) {
        progress.tell(5_009, 5_009);
        List<Row> rows = new ArrayList<>();
        List<String> kinds = List.of("NEWLY_UNFILLED", "NEWLY_SPLIT", "LATER", "DEARER", "MOVED", "NO_LONGER_SPLIT");
        for (int i = 0; i < 60; i++) {
            String kind = kinds.get(i / 10);
            rows.add(new Row(i, "#" + (49_310 + i), kind, "Columbus DC", i < 10 ? "" : "Denver LoDo", 1, i < 10 ? 0 : 1,
                    -332_000 + i * 9_000L, -272 + 13L * i, i < 10 ? null : i * 3_600L, "2.2 Store within 160 km"));
        }
        return new ReplayReport(
                PolicyVersion.of(draft).hash(), live.hash(), 1_772_452_800, 6_200, 5_009, 1_764_500_000, 1_772_452_000,
                null, new Stock("LEDGER", 57_000, 12, 5_009, 0, 0), new Judged(1_200, 3_809, 0), true, 60,
                new Sums(0.964, 0.981, 5_407, 412.0, 4_120_800, 0.079, 41),
                new Sums(0.969, 0.98, 5_371, 391.0, 4_065_500, 0.074, 29),
                Map.of("NEWLY_UNFILLED", 10, "NEWLY_SPLIT", 10, "LATER", 10, "DEARER", 10, "MOVED", 10,
                        "NO_LONGER_SPLIT", 10),
                rows, List.of(
                        new Load(1, "Austin Domain", 90, 99, 112, 114), new Load(2, "McDonough DC", 300, 240, 104, 93),
                        new Load(3, "Denver LoDo", 20, 81, 82, 96), new Load(4, "Reno DC", 50, 46, 78, 72)));
    }

    /// As many orders; one row is of an article that is not here.
    @Override
    public OrderFile.Replayed replay(
            Policy draft, PolicyVersion live, OrderFile file, Progress progress, BooleanSupplier isCancelled)
            throws OrderFile.Unusable {
        if (refuses != null) {
            throw refuses;
        }
        progress.tell(7_000, 0);
        ReplayReport like = replay(draft, live, progress, isCancelled);
        return new OrderFile.Replayed(
                new ReplayReport(
                        like.draft(), like.published(), like.ranAt(), like.millis(), like.orders(), like.from(),
                        like.to(), new ReplayReport.OrderFile(String.valueOf(file.file().getFileName()), 7_000, 1),
                        new Stock("LEDGER", 57_000, 12, 40, 3, 340), like.judged(), true, like.differing(),
                        like.before(), like.after(), like.counts(), like.rows(), like.loads()),
                List.of(new OrderFile.Refusal(12, "sku.unknown", List.of("LUMP"))));
    }

    @Override
    public List<Trial.Answer> route(Trial trial, List<Policy> policies) {
        throw new Trial.Unknown("routing.trial.noOrder", "4711");
    }

    @Override
    public List<Trial.Recent> recent(int most) {
        return List.of(
                new Trial.Recent("50058", Instant.parse("2026-11-23T16:52:04Z"), "Web shop", Method.SHIP,
                        "Englewood, CO", 3, 4, new Money(38_620, "USD")),
                new Trial.Recent(
                        "C6NQTH9ZRJP774SQKXMSX16E24", Instant.parse("2026-11-23T16:50:00Z"), "Tills", Method.PICKUP,
                        "Austin Domain", 1, 1, null));
    }
}
