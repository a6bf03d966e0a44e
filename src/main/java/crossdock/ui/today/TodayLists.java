package crossdock.ui.today;

import crossdock.insight.TodayQueries.Shortage;
import crossdock.insight.TodayQueries.Shortage.Kind;
import crossdock.insight.TodayQueries.Today;
import crossdock.inventory.DriftQueries;
import crossdock.order.OrderQueries;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts articles in trouble and waiting orders into lines. Pure.
final class TodayLists {
    private final Texts texts;
    private final Figures words;

    /// An article that sells what is not there, or soon will.
    ///
    /// @param units with their sign: missing ones below zero, shown too many above
    /// @param reference of its rows on the Stock screen: those in which the trouble is
    record Trouble(
            String code,
            String title,
            Tone tone,
            String icon,
            String state,
            String place,
            String units,
            String reference) {}

    /// An order with open units.
    ///
    /// @param number as its channel gave it
    /// @param promise empty without one
    /// @param promised when exactly and what it rests on; empty without one
    /// @param place empty while it has no location
    record Waiting(
            String reference,
            String number,
            String channel,
            String method,
            String age,
            String placedAt,
            String promise,
            String promised,
            boolean late,
            String units,
            String place) {}

    TodayLists(Texts texts, Figures words) {
        this.texts = texts;
        this.words = words;
    }

    /// What is oversold, then what a channel shows too much of, then what is below its safety stock; each by units.
    List<Trouble> troubles(Board board) {
        ShortNames names = names(board.today());
        List<Trouble> lines = new ArrayList<>();
        List<Shortage> shortages = board.today().shortages();
        shortages.stream().filter(one -> one.kind() == Kind.OVERSOLD).forEach(one -> lines.add(trouble(one, names)));
        ShortNames shops = channels(board);
        board.drift().worst().stream()
                .filter(row -> row.drift().unitsAtRisk() > 0)
                .map(row -> trouble(row, shops))
                .forEach(lines::add);
        shortages.stream()
                .filter(one -> one.kind() == Kind.BELOW_SAFETY)
                .forEach(one -> lines.add(trouble(one, names)));
        return lines;
    }

    private Trouble trouble(Shortage one, ShortNames names) {
        String worst = one.worst();
        String place = worst == null
                ? texts.get("today.trouble.unrouted")
                : one.locations() > 1
                        ? texts.get("today.trouble.several", words.units(one.locations()))
                        : names.of(worst);
        boolean isOversold = one.kind() == Kind.OVERSOLD;
        return new Trouble(
                one.code(),
                one.title(),
                isOversold ? Tone.BAD : Tone.WARN,
                isOversold ? "fth-alert-octagon" : "fth-alert-triangle",
                texts.get(isOversold ? "today.trouble.oversold" : "today.trouble.low"),
                place,
                words.units(-one.units()),
                worst == null ? one.code() : (isOversold ? "negative:" : "low:") + one.code());
    }

    private Trouble trouble(DriftQueries.Row row, ShortNames shops) {
        return new Trouble(
                row.code(),
                row.title(),
                Tone.WARN,
                "fth-git-commit",
                texts.get("today.trouble.drift"),
                shops.of(row.channelName()),
                words.signed(row.drift().units()),
                row.code());
    }

    List<Waiting> waiting(Board board) {
        ShortNames places = names(board.today());
        ShortNames shops = channels(board);
        return board.waiting().stream().map(row -> waiting(row, board.today().at(), places, shops)).toList();
    }

    private Waiting waiting(OrderQueries.Row row, Instant now, ShortNames places, ShortNames shops) {
        Instant promised = row.promisedAt();
        Duration left = promised == null ? null : Duration.between(now, promised);
        String name = row.locationName();
        String place = row.locations() > 1
                ? texts.get("today.trouble.several", words.units(row.locations()))
                : name == null ? "" : places.of(name);
        return new Waiting(
                row.id().toString(),
                row.number(),
                row.channelName().isEmpty() ? texts.get("today.waiting.imported") : shops.of(row.channelName()),
                texts.get("orders.method." + row.method()),
                words.age(Duration.between(row.placedAt(), now)),
                words.exact(row.placedAt()),
                left == null
                        ? ""
                        : left.isNegative()
                                ? texts.get("today.waiting.late", words.age(left.negated()))
                                : texts.get("today.waiting.left", words.age(left)),
                promised == null || row.promiseBasis() == null
                        ? ""
                        : texts.get(
                                "today.waiting.promised", words.exact(promised),
                                texts.get("orders.basis." + row.promiseBasis())),
                left != null && left.isNegative(),
                words.units(row.openUnits()),
                place);
    }

    static ShortNames names(Today today) {
        return ShortNames.of(today.places().stream().map(place -> place.name()).toList());
    }

    private static ShortNames channels(Board board) {
        return ShortNames.of(board.channels().stream().map(channel -> channel.connection().name()).toList());
    }
}
