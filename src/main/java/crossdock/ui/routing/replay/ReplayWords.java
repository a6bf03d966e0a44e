package crossdock.ui.routing.replay;

import crossdock.order.Method;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Instant;
import java.util.Locale;

/// The sentences over a replay. None, one and many are worded each as people say it.
public record ReplayWords(Texts texts, Figures figures, PolicyWords words) {
    /// How far it is, see [crossdock.ui.routing.desk.ReplayViewModel.State.Running].
    public static String progress(Texts texts, int done, int all) {
        return all > 0
                ? texts.get("routing.replay.running", done, all)
                : texts.get(done > 0 ? "routing.replay.reading" : "routing.replay.starting", done);
    }

    /// What was replayed.
    public String facts(ReplayReport now) {
        if (now.orders() == 0) {
            return texts.get("routing.replay.factsNone"); // nor days between the first and the last
        }
        ReplayReport.OrderFile file = now.file();
        String key = file == null ? "routing.replay.facts" : "routing.replay.factsOfFile";
        return texts.get(key, now.orders(), day(now.from()), day(now.to()), oneDecimal(now.millis() / 1_000.0),
                file == null ? "" : file.name());
    }

    /// What stock it went by.
    public String basis(ReplayReport now) {
        ReplayReport.Stock stock = now.stock();
        String basis = texts.get(
                "routing.replay.basis." + stock.basis(), figures.exact(Instant.ofEpochSecond(now.from())),
                stock.cellsAsOfToday(), stock.cells());
        if (now.file() == null) {
            return basis; // what these orders took is in its words, and nothing on its way comes before the last
        }
        boolean isOfNow = stock.basis().equals("NOW"); // nothing has happened to it since
        String own = isOfNow ? "" : texts.get("routing.replay.basis.own", stock.own());
        String coming = now.to() > now.ranAt()
                ? texts.get("routing.replay.basis.coming", stock.arrivals(), stock.arriving())
                : "";
        return basis + own + coming;
    }

    /// By what the share of promises kept is judged; empty where there is nothing to judge.
    public String judged(ReplayReport now) {
        ReplayReport.Judged judged = now.judged();
        int all = judged.byChannel() + judged.byLevel();
        return all == 0 ? "" : texts.get("routing.replay.judged", all, judged.byLevel());
    }

    /// The same at length.
    public String judgedBy(ReplayReport now) {
        ReplayReport.Judged judged = now.judged();
        return texts.get("routing.replay.judgedBy", judged.byChannel(), judged.byLevel(), judged.none(),
                Method.SHIP.workingDays(), Method.PICKUP.workingDays());
    }

    private String day(long epochSecond) {
        return figures.day(Instant.ofEpochSecond(epochSecond).atZone(figures.zone()).toLocalDate());
    }

    /// What came of it.
    public String sentence(ReplayReport now) {
        String whole = now.isWhole() ? "" : texts.get("routing.replay.stopped") + " ";
        if (now.differing() == 0) {
            return whole + texts.get("routing.replay.noneDiffer", now.orders());
        }
        long saved = now.before().cost() - now.after().cost();
        long fewer = now.before().parcels() - now.after().parcels();
        String cost = saved == 0
                ? texts.get("routing.replay.sameCost")
                : texts.get(saved > 0 ? "routing.replay.saves" : "routing.replay.costs", words.money(Math.abs(saved)));
        String parcels =
                texts.get(fewer >= 0 ? "routing.replay.fewer" : "routing.replay.moreParcels", Math.abs(fewer));
        return whole + texts.get("routing.replay.sentence", now.differing(),
                oneDecimal(100.0 * now.differing() / Math.max(1, now.orders())), now.orders(), cost, parcels);
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
