package crossdock.ui.routing;

import crossdock.routing.policy.Action;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Rule;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyDiff.FilterState;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.PolicyWords.Said;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One rule as a sentence: where, sort, then.
final class RuleCard extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Drawn drawn;
    private final Spot spot;
    private final Rule rule;
    private final @Nullable Rule was;
    private final String id;

    /// What every card is drawn from.
    ///
    /// @param counts what each filter lets pass
    record Drawn(
            RoutingBoard board,
            PolicyWords words,
            PartEditor editor,
            RoutingViewModel model,
            SpotMenu menu,
            Marks marks,
            FilterCounts counts) {}

    /// What findings say of rules and their filters.
    interface Marks {
        Set<Integer> broken(Spot spot);

        /// A few words for the head of the card; empty for none.
        String warning(Spot spot);
    }

    RuleCard(Drawn drawn, Spot spot, Label counts) {
        this.drawn = drawn;
        this.spot = spot;
        this.rule = drawn.board().policy().runs().get(spot.run()).rules().get(spot.rule());
        this.was = drawn.board().isEditable() ? drawn.board().diff().before(spot) : rule;
        this.id = "rule-" + spot.run() + "-" + spot.rule();
        getStyleClass().addAll("card", "rule-card");
        pseudoClassStateChanged(CURRENT, drawn.board().spot().equals(spot));
        pseudoClassStateChanged(OFF, !rule.enabled());
        var body = new VBox(where(), sort(), then());
        body.getStyleClass().add("rule-body");
        getChildren().addAll(head(counts), body);
        setOnMousePressed(_ -> drawn.model().select(spot));
    }

    Spot spot() {
        return spot;
    }

    private HBox head(Label counts) {
        var number = Chips.label(Integer.toString(spot.rule() + 1), "muted");
        var name = new Button(rule.name());
        name.setId(id);
        name.getStyleClass().addAll("quiet", "rule-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setMnemonicParsing(false);
        name.setOnAction(_ -> drawn.model().select(spot));
        var head = new HBox(number, name);
        head.getStyleClass().add("card-head");
        if (!rule.enabled()) {
            head.getChildren().add(new Chip(Tone.NEUTRAL, "fth-slash", drawn.words().text("routing.card.off")));
        }
        if (drawn.board().isEditable() && (was == null || drawn.board().diff().isEdited(spot))) {
            String word = drawn.words().text(was == null ? "routing.card.new" : "routing.card.edited");
            head.getChildren().add(new Chip(Tone.PENDING, "fth-edit-2", word));
        }
        String warning = drawn.marks().warning(spot);
        if (!warning.isEmpty()) {
            head.getChildren().add(new Chip(Tone.WARN, "fth-alert-triangle", warning));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        counts.setMinWidth(0);
        var inFull = new Tooltip();
        inFull.textProperty().bind(counts.textProperty());
        counts.setTooltip(inFull);
        head.getChildren().addAll(space, counts, drawn.menu().button(spot, id + "-menu"));
        return head;
    }

    private HBox where() {
        FlowPane parts = Chips.flow();
        delivery(parts);
        List<FilterState> states = drawn.board().isEditable()
                ? drawn.board().diff().locationFilters(spot)
                : rule.where().stream().map(drawn.words()::filter)
                        .map(said -> new FilterState(0, said, null, false)).toList();
        Set<Integer> broken = drawn.marks().broken(spot);
        for (int i = 0; i < states.size(); i++) {
            FilterState state = states.get(i);
            if (state.index() < 0) {
                parts.getChildren().add(gone(state.said()));
                continue;
            }
            int at = i;
            boolean isEdited = state.was() != null || state.isNew() && was != null;
            String style = broken.contains(i) ? "broken" : isEdited ? "edited" : "";
            Said before = state.was();
            Button chip = Chips.counted(
                    id + "-where-" + i, state.said(), before == null ? null : before.value(), style,
                    drawn.counts().location(spot, i));
            act(chip, () -> drawn.editor().locationFilter(chip, spot, at),
                    () -> drawn.editor().removeLocationFilter(spot, at), null);
            parts.getChildren().add(chip);
        }
        if (drawn.board().isEditable()) {
            Button add = Chips.add(id + "-where-add", drawn.words().text("routing.card.add"), () -> {});
            add.setOnAction(_ -> drawn.editor().addLocationFilter(add, spot));
            parts.getChildren().add(add);
        }
        return Chips.line(drawn.words().text("routing.card.where"), parts);
    }

    private void delivery(FlowPane parts) {
        part(parts, "delivery", "routing.card.delivery", rule.delivery(), was == null ? null : was.delivery(),
                drawn.words()::delivery, chip -> drawn.editor().delivery(chip, spot));
    }

    static Label gone(Said said) {
        return Chips.label(said.toString(), "part-gone");
    }

    private HBox sort() {
        FlowPane parts = Chips.flow();
        List<LocationSort> sorts = rule.sort();
        List<LocationSort> before = was == null ? sorts : was.sort();
        for (int i = 0; i < sorts.size(); i++) {
            int at = i;
            boolean isSame = i < before.size() && before.get(i) == sorts.get(i);
            Button chip = Chips.part(id + "-sort-" + sorts.get(i),
                    new Said(Integer.toString(i + 1), drawn.words().sort(sorts.get(i))), null,
                    isSame ? "" : "edited", () -> {});
            act(chip, () -> drawn.menu().sort(chip, spot, at), () -> drawn.menu().removeSort(spot, at),
                    by -> drawn.model().edit("routing.edit.sort", policy -> Edits.rule(
                            policy, spot, old -> Rules.sort(old, SpotMenu.moved(old.sort(), at, by)))));
            if (i > 0) {
                parts.getChildren().add(Chips.arrow());
            }
            parts.getChildren().add(chip);
        }
        if (drawn.board().isEditable() && sorts.size() < LocationSort.values().length) {
            Button add = Chips.add(id + "-sort-add", drawn.words().text("routing.card.add"), () -> {});
            add.setOnAction(_ -> drawn.menu().addSort(add, spot));
            parts.getChildren().add(add);
        }
        if (sorts.size() > 1) {
            parts.getChildren().add(Chips.label(drawn.words().text("routing.card.ties"), "muted", "part-note"));
        }
        return Chips.line(drawn.words().text("routing.card.sort"), parts);
    }

    private HBox then() {
        FlowPane parts = Chips.flow();
        Rule old = was;
        PolicyWords words = drawn.words();
        part(parts, "split", "routing.card.split", rule.split(), old == null ? null : old.split(),
                words::split, chip -> drawn.editor().split(chip, spot));
        part(parts, "partial", "routing.card.partial", rule.partial(), old == null ? null : old.partial(),
                yes -> words.text(yes ? "routing.value.yes" : "routing.value.no"),
                chip -> drawn.editor().split(chip, spot));
        action(parts, "full", "routing.card.onFull", rule.onFull(), old == null ? null : old.onFull(),
                chip -> drawn.editor().onFull(chip, spot));
        if (rule.partial()) {
            action(parts, "some", "routing.card.onPartial", rule.onPartial(), old == null ? null : old.onPartial(),
                    chip -> drawn.editor().onPartial(chip, spot));
        }
        action(parts, "none", "routing.card.onNoMatch", rule.onNoMatch(), old == null ? null : old.onNoMatch(),
                chip -> drawn.editor().onNoMatch(chip, spot));
        return Chips.line(words.text("routing.card.then"), parts);
    }

    private void action(
            FlowPane parts, String part, String key, Action now, @Nullable Action before,
            java.util.function.Consumer<Button> edit) {
        part(parts, part, key, now, before, drawn.words()::action, edit);
    }

    private <T> void part(
            FlowPane parts, String part, String key, T now, @Nullable T before, Function<T, String> say,
            java.util.function.Consumer<Button> edit) {
        String old = before == null || before.equals(now) ? null : say.apply(before);
        Button chip = Chips.part(id + "-" + part, new Said(drawn.words().text(key), say.apply(now)),
                old, old == null ? "" : "edited", () -> {});
        act(chip, () -> edit.accept(chip), null, null);
        parts.getChildren().add(chip);
    }

    private void act(
            Button chip, Runnable open, @Nullable Runnable remove, java.util.function.@Nullable IntConsumer shift) {
        if (drawn.board().isEditable()) {
            chip.setOnAction(_ -> open.run());
            PartKeys.on(chip, open, remove, shift);
        } else {
            chip.setMouseTransparent(true);
            chip.setFocusTraversable(false);
        }
    }
}
