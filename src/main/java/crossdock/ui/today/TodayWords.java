package crossdock.ui.today;

import crossdock.insight.TodayQueries.Figures;
import crossdock.insight.TodayQueries.Place;
import crossdock.insight.TodayQueries.Today;
import crossdock.inventory.DriftQueries;
import crossdock.inventory.Location;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.ui.charts.MapPlace;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts figures into cards, sentences and dots. Pure.
final class TodayWords {
    private static final int SHOWN_LOADS = 24;
    private static final int MARKED = 8;

    private final Texts texts;
    private final crossdock.ui.charts.Figures words;
    private final DateTimeFormatter day;

    /// One bar of the busiest locations.
    ///
    /// @param share of the busiest one's units
    record Load(String name, int units, double share, String reference) {}

    TodayWords(Texts texts, crossdock.ui.charts.Figures words) {
        this.texts = texts;
        this.words = words;
        this.day = DateTimeFormatter.ofPattern("EEEE d MMMM", texts.locale());
    }

    String head(Today today) {
        return texts.get(
                "today.head.text",
                day.format(today.at().atZone(today.zone())),
                words.units(today.figures().ordersToday()));
    }

    List<Card> cards(Board board) {
        Figures f = board.today().figures();
        Instant now = board.today().at();
        return List.of(
                new Card(
                        "orders", words.units(f.ordersToday()), texts.get("today.unit.orders"), Card.State.PLAIN,
                        texts.get("today.foot.hours"), change(f), doubles(f.ordersPerHour()), null, "orders", ""),
                new Card(
                        "left", words.units(f.leftToday()), texts.get("today.unit.units"), Card.State.PLAIN,
                        texts.get("today.foot.hours"), "", doubles(f.leftPerHour()), null, "orders", ""),
                new Card(
                        "open", words.units(f.openOrders()), texts.get("today.unit.orders"), Card.State.PLAIN,
                        oldest(f, now), texts.get("today.change.units", words.units(f.openUnits())), List.of(), null,
                        "orders", "open"),
                new Card(
                        "unrouted", words.units(f.unroutedUnits()), texts.get("today.unit.units"),
                        f.unroutedUnits() == 0 ? Card.State.ON_TARGET : Card.State.NEAR_MISS,
                        texts.get("today.foot.none"),
                        texts.get("today.change.orders", f.unroutedOrders()), List.of(), null, "orders",
                        "unrouted"),
                new Card(
                        "oversold", words.units(f.oversoldUnits()), texts.get("today.unit.units"),
                        f.oversoldUnits() == 0 ? Card.State.ON_TARGET : Card.State.OFF_TARGET,
                        texts.get("today.foot.none"),
                        texts.get("today.change.skus", f.oversoldSkus()), List.of(), null, "stock",
                        "negative"),
                drift(board.drift()));
    }

    private Card drift(DriftQueries.Board drift) {
        Card.State state = drift.judged() == 0
                ? Card.State.PLAIN
                : drift.unitsAtRisk() == 0 ? Card.State.ON_TARGET : Card.State.OFF_TARGET;
        return new Card(
                "drift", words.units(drift.unitsAtRisk()), texts.get("today.unit.atRisk"), state,
                texts.get("today.foot.none"),
                texts.get("today.change.listings", drift.drifting()), List.of(), null, "stock", "");
    }

    private String change(Figures f) {
        Integer before = f.ordersYesterday();
        return before == null ? "" : texts.get("today.change.before", words.signed((long) f.ordersToday() - before));
    }

    private String oldest(Figures f, Instant now) {
        Instant oldest = f.oldestOpen();
        return oldest == null
                ? ""
                : texts.get("today.foot.oldest", words.age(Duration.between(oldest, now)));
    }

    private static List<Double> doubles(List<Integer> values) {
        return values.stream().map(Integer::doubleValue).toList();
    }

    /// What deserves a look, the worst first.
    List<Need> needs(Board board) {
        List<Need> needs = new ArrayList<>();
        for (ChannelHealth channel : board.channels()) {
            channel(channel, board.today().at(), needs);
        }
        Figures f = board.today().figures();
        if (f.oversoldUnits() > 0) {
            needs.add(new Need(
                    "fth-alert-octagon", true,
                    texts.get("today.need.oversold", f.oversoldUnits(), f.oversoldSkus()), "",
                    "stock", "negative"));
        }
        DriftQueries.Board drift = board.drift();
        if (drift.drifting() > 0) {
            var worst = drift.worst().isEmpty() ? null : drift.worst().getFirst();
            needs.add(new Need(
                    "fth-git-commit", drift.unitsAtRisk() > 0,
                    texts.get("today.need.drift", drift.drifting(), drift.unitsAtRisk()),
                    worst == null
                            ? ""
                            : texts.get(
                                    "today.need.worst", worst.code(), worst.channelName(),
                                    words.signed(worst.drift().units())),
                    "stock", worst == null ? "" : worst.code()));
        }
        if (f.unroutedUnits() > 0) {
            needs.add(new Need(
                    "fth-git-branch", false,
                    texts.get("today.need.unrouted", f.unroutedUnits(), f.unroutedOrders()),
                    "", "orders", "unrouted"));
        }
        needs.sort(Comparator.comparing(need -> !need.bad()));
        return needs;
    }

    private void channel(ChannelHealth channel, Instant now, List<Need> needs) {
        String name = channel.connection().name();
        if (channel.state() == State.OFFLINE || channel.state() == State.UNAUTHORIZED) {
            String key = channel.state() == State.OFFLINE ? "today.need.offline" : "today.need.unauthorized";
            needs.add(new Need(
                    "fth-cloud-off", true, texts.get(key, name, words.age(Duration.between(channel.since(), now))),
                    texts.trouble(channel.detail()), "channels", name));
        } else if (channel.state() == State.LAGGING) {
            Duration behind = channel.behind();
            needs.add(new Need(
                    "fth-clock", false,
                    texts.get("today.need.lagging", name, behind == null ? words.none() : words.age(behind)),
                    texts.trouble(channel.detail()), "channels", name));
        }
        if (channel.parked() > 0) {
            needs.add(new Need(
                    "fth-slash", false, texts.get("today.need.parked", name, channel.parked()), "",
                    "channels", name));
        }
    }

    /// The busiest locations by units still to leave, then by units that left.
    List<Load> loads(Today today) {
        List<Place> busiest = busiest(today);
        int most = busiest.isEmpty() ? 0 : units(busiest.getFirst());
        ShortNames names = TodayLists.names(today);
        return busiest.stream()
                .filter(place -> units(place) > 0)
                .limit(SHOWN_LOADS)
                .map(place -> new Load(
                        names.of(place.name()), units(place), (double) units(place) / most,
                        "location:" + place.id()))
                .toList();
    }

    List<MapPlace> dots(Today today) {
        List<Place> busiest = busiest(today);
        int most = busiest.isEmpty() ? 0 : units(busiest.getFirst());
        ShortNames names = TodayLists.names(today);
        List<MapPlace> dots = new ArrayList<>();
        for (Place place : today.places()) {
            Double latitude = place.latitude();
            Double longitude = place.longitude();
            if (latitude == null || longitude == null) {
                continue; // counted in the text below the map
            }
            boolean isMarked = units(place) > 0 && busiest.indexOf(place) < MARKED;
            dots.add(new MapPlace(
                    "location:" + place.id(), latitude, longitude, place.type() == Location.Type.WAREHOUSE,
                    most == 0 ? 0.0 : (double) units(place) / most, place.open(),
                    isMarked ? names.of(place.name()) + " " + words.units(units(place)) : "", hover(place)));
        }
        return dots;
    }

    private List<String> hover(Place place) {
        return List.of(
                place.name(),
                texts.get("today.map.open", words.units(place.openUnits())),
                texts.get("today.map.left", words.units(place.leftToday())),
                texts.get("today.map.negative", words.units(place.negativeCells())));
    }

    /// How much waits, beside the list's title.
    String waiting(Today today) {
        Figures f = today.figures();
        return texts.get("today.waiting.text", words.units(f.openOrders()), words.units(f.openUnits()));
    }

    String mapWords(Today today) {
        long unplaced = today.places().stream().filter(place -> place.latitude() == null).count();
        String all = words.units(today.places().size());
        return unplaced == 0
                ? texts.get("today.map.words", all)
                : texts.get("today.map.unplaced", all, words.units(unplaced));
    }

    private static int units(Place place) {
        return place.openUnits() + place.leftToday();
    }

    private static List<Place> busiest(Today today) {
        return today.places().stream()
                .sorted(Comparator.comparingInt(TodayWords::units).reversed().thenComparing(Place::name))
                .toList();
    }
}
