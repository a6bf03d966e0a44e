package crossdock.ui.routing;

import crossdock.routing.policy.OrderSort;
import crossdock.routing.policy.Run;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.routing.RuleCard.Drawn;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyDiff.FilterState;
import crossdock.ui.routing.draft.PolicyWords.Said;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Above the rules of a run: which orders are in it, in what sequence, and when they are decided.
final class RunHead extends VBox {
    private final Drawn drawn;
    private final int at;
    private final Run run;
    private final @Nullable Run was;
    private final String id;

    RunHead(Drawn drawn, int at, Label counts) {
        this.drawn = drawn;
        this.at = at;
        this.run = drawn.board().policy().runs().get(at);
        this.was = drawn.board().isEditable() ? drawn.board().diff().before(at) : run;
        this.id = "run-" + at;
        getStyleClass().add("run-head");
        getChildren().addAll(head(counts), orders(), sort());
    }

    private HBox head(Label counts) {
        var name = new Button(run.name());
        name.setId(id);
        name.getStyleClass().addAll("quiet", "run-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setMnemonicParsing(false);
        name.setOnAction(_ -> drawn.model().select(Spot.run(at)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(
                Chips.label(drawn.words().text("routing.card.run", at + 1), "muted"), name);
        head.getStyleClass().add("side-line");
        if (!run.enabled()) {
            head.getChildren().add(new Chip(Tone.NEUTRAL, "fth-slash", drawn.words().text("routing.card.off")));
        }
        if (drawn.board().isEditable() && was == null) {
            head.getChildren().add(new Chip(Tone.PENDING, "fth-edit-2", drawn.words().text("routing.card.new")));
        }
        head.getChildren().addAll(space, counts, drawn.menu().button(Spot.run(at), id + "-menu"));
        return head;
    }

    private HBox orders() {
        FlowPane parts = Chips.flow();
        List<FilterState> states = drawn.board().isEditable()
                ? drawn.board().diff().orderFilters(at)
                : run.orders().stream().map(drawn.words()::filter)
                        .map(said -> new FilterState(0, said, null, false)).toList();
        var broken = drawn.marks().broken(Spot.run(at));
        for (int i = 0; i < states.size(); i++) {
            FilterState state = states.get(i);
            if (state.index() < 0) {
                parts.getChildren().add(RuleCard.gone(state.said()));
                continue;
            }
            int index = i;
            Said before = state.was();
            boolean isEdited = before != null || state.isNew() && was != null;
            String style = broken.contains(i) ? "broken" : isEdited ? "edited" : "";
            Button chip = Chips.counted(
                    id + "-orders-" + i, state.said(), before == null ? null : before.value(), style,
                    drawn.counts().order(at, i));
            act(chip, () -> drawn.editor().orderFilter(chip, at, index),
                    () -> drawn.editor().removeOrderFilter(at, index), null);
            parts.getChildren().add(chip);
        }
        if (states.isEmpty()) {
            parts.getChildren().add(Chips.label(drawn.words().text("routing.card.everyOrder"), "muted", "part-note"));
        }
        if (drawn.board().isEditable()) {
            Button add = Chips.add(id + "-orders-add", drawn.words().text("routing.card.add"), () -> {});
            add.setOnAction(_ -> drawn.editor().addOrderFilter(add, at));
            parts.getChildren().add(add);
        }
        return Chips.line(drawn.words().text("routing.card.orders"), parts);
    }

    private HBox sort() {
        FlowPane parts = Chips.flow();
        List<OrderSort> sorts = run.sort();
        List<OrderSort> before = was == null ? sorts : was.sort();
        for (int i = 0; i < sorts.size(); i++) {
            int index = i;
            boolean isSame = i < before.size() && before.get(i) == sorts.get(i);
            Button chip = Chips.part(id + "-sort-" + sorts.get(i),
                    new Said(Integer.toString(i + 1), drawn.words().sort(sorts.get(i))), null,
                    isSame ? "" : "edited", () -> {});
            act(chip, () -> drawn.menu().orderSort(chip, at, index), () -> drawn.menu().removeOrderSort(at, index),
                    by -> drawn.model().edit("routing.edit.sort", policy -> Edits.run(
                            policy, at, old -> Rules.sort(old, SpotMenu.moved(old.sort(), index, by)))));
            if (i > 0) {
                parts.getChildren().add(Chips.arrow());
            }
            parts.getChildren().add(chip);
        }
        if (drawn.board().isEditable() && sorts.size() < OrderSort.values().length) {
            Button add = Chips.add(id + "-sort-add", drawn.words().text("routing.card.add"), () -> {});
            add.setOnAction(_ -> drawn.menu().addOrderSort(add, at));
            parts.getChildren().add(add);
        }
        Run old = was;
        boolean isChanged = old != null && !old.schedule().equals(run.schedule());
        Button schedule = Chips.part(id + "-schedule",
                new Said(drawn.words().text("routing.card.schedule"), drawn.words().schedule(run.schedule())),
                isChanged && old != null ? drawn.words().schedule(old.schedule()) : null,
                isChanged ? "edited" : "", () -> {});
        act(schedule, () -> drawn.editor().schedule(schedule, at), null, null);
        parts.getChildren().add(schedule);
        return Chips.line(drawn.words().text("routing.card.orderSort"), parts);
    }

    /// Below the rules: what becomes of orders that none of them took.
    HBox rest(Label counts) {
        Run old = was;
        boolean isChanged = old != null && !old.otherwise().equals(run.otherwise());
        Button chip = Chips.part(id + "-otherwise",
                new Said(drawn.words().text("routing.card.action"), drawn.words().action(run.otherwise())),
                isChanged && old != null ? drawn.words().action(old.otherwise()) : null,
                isChanged ? "edited" : "", () -> {});
        act(chip, () -> drawn.editor().otherwise(chip, at), null, null);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var rest = new HBox(Chips.label(drawn.words().text("routing.card.otherwise"), "muted"), chip, space, counts);
        rest.getStyleClass().add("run-rest");
        return rest;
    }

    private void act(Button chip, Runnable open, @Nullable Runnable remove, @Nullable IntConsumer shift) {
        if (drawn.board().isEditable()) {
            chip.setOnAction(_ -> open.run());
            PartKeys.on(chip, open, remove, shift);
        } else {
            chip.setMouseTransparent(true);
            chip.setFocusTraversable(false);
        }
    }
}
