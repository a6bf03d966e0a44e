package crossdock.ui.routing.replay;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Instant;
import java.util.Locale;

/// The sentences over a replay. None, one and many are worded each as people say it.
public record ReplayWords(Texts texts, Figures figures, PolicyWords words) {
    /// What was replayed.
    public String facts(ReplayReport now) {
        return texts.get("routing.replay.facts", now.orders(), day(now.from()), day(now.to()),
                oneDecimal(now.millis() / 1_000.0));
    }

    /// What stock it went by.
    public String basis(ReplayReport now) {
        return texts.get("routing.replay.basis." + now.basis(), figures.exact(Instant.ofEpochSecond(now.from())),
                now.cellsAsOfToday(), now.cells());
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
