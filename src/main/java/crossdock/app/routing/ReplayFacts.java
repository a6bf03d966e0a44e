package crossdock.app.routing;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Sums;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.replay.ReplayWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of a replay, for a command to print.
public final class ReplayFacts {
    private static final int SHOWN = 20;

    private final ReplayReport report;
    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final ReplayWords said;

    public ReplayFacts(ReplayReport report, Texts texts, Figures figures, PolicyWords words) {
        this.report = report;
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        said = new ReplayWords(texts, figures, words);
    }

    /// All figures, as one JSON object. Money in minor units, shares of 1, absent where there was nothing to measure.
    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        ReplayReport.OrderFile file = report.file();
        all.put("orders", report.orders());
        all.put("from", Instant.ofEpochSecond(report.from()).toString());
        all.put("to", Instant.ofEpochSecond(report.to()).toString());
        if (file != null) {
            all.put("file", file.name());
            all.put("rows", file.rows());
            all.put("refused", file.refused());
        }
        all.put("basis", report.stock().basis().toLowerCase(Locale.ROOT));
        all.put("basis_in_words", said.basis(report));
        all.put("cells", report.stock().cells());
        all.put("cells_as_of_today", report.stock().cellsAsOfToday());
        all.put("stored", report.stock().own());
        all.put("arrivals", report.stock().arrivals());
        all.put("arriving_units", report.stock().arriving());
        all.put("promised_by_channel", report.judged().byChannel());
        all.put("promised_by_service_level", report.judged().byLevel());
        all.put("not_promised", report.judged().none());
        all.put("differing", report.differing());
        all.put("published", sums(report.published(), report.before()));
        all.put("draft", sums(report.draft(), report.after()));
        all.put("changes", lower(report.counts()));
        all.put("differences", report.rows().stream().map(ReplayFacts::row).toList());
        all.put("loads", report.loads().stream().map(ReplayFacts::load).toList());
        return all;
    }

    private static Map<String, Object> sums(String hash, Sums sums) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("policy", hash);
        put(facts, "fill_rate", sums.fillRate());
        put(facts, "promise_kept", sums.promiseKept());
        facts.put("parcels", sums.parcels());
        put(facts, "mean_km", sums.meanKm());
        facts.put("cost_minor", sums.cost());
        put(facts, "split_rate", sums.splitRate());
        facts.put("unfilled", sums.unfilled());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Map<String, Integer> lower(Map<String, Integer> counts) {
        Map<String, Integer> lower = new LinkedHashMap<>();
        counts.forEach((kind, count) -> lower.put(kind.toLowerCase(Locale.ROOT), count));
        return lower;
    }

    private static Map<String, Object> row(ReplayReport.Row row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("order", row.number());
        facts.put("change", row.kind().toLowerCase(Locale.ROOT));
        facts.put("published", row.was());
        facts.put("draft", row.is());
        facts.put("parcels_published", row.parcelsWas());
        facts.put("parcels_draft", row.parcelsIs());
        facts.put("metres_more", row.metres());
        facts.put("cost_more_minor", row.cost());
        put(facts, "later_seconds", row.later());
        facts.put("rule", row.rule());
        return facts;
    }

    private static Map<String, Object> load(ReplayReport.Load load) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("location", load.name());
        facts.put("parcels_published", load.parcelsWas());
        facts.put("parcels_draft", load.parcelsIs());
        put(facts, "percent_published", load.percentWas() < 0 ? null : Double.valueOf(load.percentWas()));
        put(facts, "percent_draft", load.percentIs() < 0 ? null : Double.valueOf(load.percentIs()));
        return facts;
    }

    /// What was replayed, on which stock, and what came of it.
    public List<String> sentences() {
        List<String> lines = new ArrayList<>(List.of(said.facts(report), said.basis(report), said.sentence(report)));
        ReplayReport.OrderFile file = report.file();
        if (file != null && file.refused() > 0) {
            lines.add(texts.get("routing.replay.refused", file.refused(), file.rows()));
        }
        lines.add(said.judgedBy(report));
        return lines;
    }

    /// A line a total, published before draft.
    public List<String> totals() {
        Sums was = report.before();
        Sums is = report.after();
        return List.of(
                total("fill", percent(was.fillRate()), percent(is.fillRate())),
                total("promise", percent(was.promiseKept()), percent(is.promiseKept())),
                total("parcels", figures.units(was.parcels()), figures.units(is.parcels())),
                total("distance", km(was.meanKm()), km(is.meanKm())),
                total("cost", words.money(was.cost()), words.money(is.cost())),
                total("split", percent(was.splitRate()), percent(is.splitRate())),
                total("unfilled", figures.units(was.unfilled()), figures.units(is.unfilled())));
    }

    private String total(String key, String was, String is) {
        return texts.get("routing.replay.words", texts.get("routing.replay." + key), was, is);
    }

    private String percent(@Nullable Double share) {
        return share == null
                ? texts.get("routing.replay.unmeasured")
                : String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    private String km(@Nullable Double mean) {
        return mean == null ? texts.get("routing.replay.unmeasured") : String.format(Locale.ROOT, "%.0f km", mean);
    }

    /// The worst differences, an order a line.
    public List<String> worst() {
        return report.rows().stream()
                .limit(SHOWN)
                .map(row -> row.number() + " " + texts.get("routing.replay.kind." + row.kind()) + ": "
                        + place(row.was()) + " → " + place(row.is()))
                .toList();
    }

    private String place(String names) {
        return names.isEmpty() ? texts.get("routing.replay.nowhere") : names;
    }
}
