package crossdock.ui.routing.trial;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Policy;
import crossdock.ui.charts.LocationMap;
import crossdock.ui.charts.MapPlace;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.table.MiniTable;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One policy's answer: sentences, a map, and every location with what the last rule held against it.
final class TrialResult extends VBox {
    private static final int SHOWN = 60;

    private final Texts texts;
    private final TrialWords words;

    TrialResult(
            Texts texts, TrialWords words, String title, Policy policy, Trial.Answer answer, TrialReasons reasons) {
        Decision decision = answer.decision();
        this.texts = texts;
        this.words = words;
        getStyleClass().add("trial-result");
        var head = new Label(title);
        head.getStyleClass().add("hint-text");
        var summary = prose(words.summary(decision));
        summary.getStyleClass().add("section-title");
        getChildren().addAll(head, summary);
        words.sentences(policy, decision).forEach(sentence -> getChildren().add(prose(sentence)));
        reasons.of(policy, answer).forEach(this::muted);
        List<String> flips = reasons.flips(policy, answer);
        if (!flips.isEmpty()) {
            var flipHead = prose(texts.get("routing.trial.flips"));
            flipHead.getStyleClass().add("medium");
            getChildren().add(flipHead);
            flips.forEach(this::muted);
        }
        Trace trace = decision.trace();
        if (trace == null) {
            return;
        }
        Attempt last = telling(trace);
        if (last != null && last.verdicts() != null) {
            Set<LocationId> chosen =
                    decision.parcels().stream().map(Parcel::from).collect(Collectors.toSet());
            var map = new LocationMap(_ -> {});
            map.setPrefHeight(230);
            map.show(places(trace, last, chosen), words.summary(decision));
            getChildren().addAll(map, table(trace, last, chosen));
        }
    }

    /// The attempt that placed most, else the last that looked at locations; the turn of the suppliers says nothing of
    /// the others.
    private static @org.jspecify.annotations.Nullable Attempt telling(Trace trace) {
        Attempt last = null;
        for (Attempt attempt : trace.attempts()) {
            if (attempt.verdicts() != null) {
                last = last == null || !attempt.isDropShip() ? attempt : last;
                if (!attempt.parcels().isEmpty()) {
                    return attempt;
                }
            }
        }
        return last;
    }

    private List<MapPlace> places(Trace trace, Attempt attempt, Set<LocationId> chosen) {
        List<MapPlace> places = new ArrayList<>();
        for (int i = 0; i < trace.network().size(); i++) {
            Place place = trace.network().places().get(i);
            GeoPoint at = place.point();
            Verdict verdict = Objects.requireNonNull(attempt.verdicts()).of(i);
            if (at != null) {
                boolean isChosen = chosen.contains(place.id());
                String said = isChosen ? texts.get("routing.verdict.chosen") : words.verdict(verdict);
                places.add(new MapPlace(
                        place.id().toString(), at.latitude(), at.longitude(),
                        place.type() != Location.Type.STORE, isChosen ? Double.valueOf(1) : Double.valueOf(0.1),
                        true, isChosen ? place.name() : "", List.of(place.name(), said),
                        isChosen ? "map-chosen" : verdict.passed() ? "map-passed" : "map-refused"));
            }
        }
        places.sort(Comparator.comparing(place -> place.as().equals("map-chosen"))); // drawn on top
        GeoPoint buyer = trace.demand().point();
        if (buyer != null) {
            String postal = Objects.requireNonNullElse(trace.demand().region().postalCode(), "");
            places.add(new MapPlace(
                    "buyer", buyer.latitude(), buyer.longitude(), false, 1.0, true, postal,
                    List.of(texts.get("routing.trial.goesTo", postal)), "map-target"));
        }
        return places;
    }

    /// Chosen first, then candidates as ranked, then the rest.
    private VBox table(Trace trace, Attempt attempt, Set<LocationId> chosen) {
        List<Integer> order = new ArrayList<>();
        attempt.ranking().forEach(ranked -> order.add(ranked.place()));
        for (int i = 0; i < trace.network().size(); i++) {
            if (!order.contains(i)) {
                order.add(i);
            }
        }
        order.sort((a, b) -> Boolean.compare(
                chosen.contains(trace.network().places().get(b).id()),
                chosen.contains(trace.network().places().get(a).id())));
        var table = new MiniTable(List.of(
                Head.fixed(texts.get("routing.trial.location"), 250), Head.words(texts.get("routing.trial.verdict"))));
        List<List<Cell>> rows = new ArrayList<>();
        for (int number : order.subList(0, Math.min(SHOWN, order.size()))) {
            Place place = trace.network().places().get(number);
            Verdict verdict = Objects.requireNonNull(attempt.verdicts()).of(number);
            boolean isChosen = chosen.contains(place.id());
            rows.add(List.of(
                    new Cell.Words(place.name(), isChosen ? "semibold" : "medium"),
                    new Cell.Words(isChosen ? texts.get("routing.verdict.chosen") : words.verdict(verdict),
                            isChosen ? "ok" : verdict.passed() ? "medium" : "muted")));
        }
        table.show(rows);
        var all = new VBox(table);
        if (order.size() > SHOWN) {
            all.getChildren().add(prose(texts.get("routing.trial.more", order.size() - SHOWN)));
        }
        return all;
    }

    private void muted(String text) {
        Label label = prose(text);
        label.getStyleClass().add("muted");
        getChildren().add(label);
    }

    private static Label prose(String text) {
        var label = new Label(text);
        label.getStyleClass().add("prose");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
