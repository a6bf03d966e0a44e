package crossdock.ui.routing;

import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.OrderSort;
import crossdock.routing.policy.Policy;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.KindList;
import crossdock.ui.routing.form.PopLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done to a run, a rule or a sort as a whole.
final class SpotMenu {
    private final RoutingViewModel model;
    private final PartEditor editor;
    private final PopLayer pop;
    private final Texts texts;

    SpotMenu(RoutingViewModel model, PartEditor editor, PopLayer pop, Texts texts) {
        this.model = model;
        this.editor = editor;
        this.pop = pop;
        this.texts = texts;
    }

    Button button(Spot spot, String id) {
        var button = new Button(null, new FontIcon("fth-more-horizontal"));
        button.getStyleClass().addAll("quiet", "icon-only");
        button.setId(id);
        button.setAccessibleText(texts.get("routing.menu.title"));
        button.setTooltip(new Tooltip(texts.get("routing.menu.title")));
        button.setDisable(!board().isEditable());
        button.setOnAction(_ -> open(button, spot));
        return button;
    }

    private RoutingBoard board() {
        return Objects.requireNonNull(model.boardProperty().get());
    }

    private void open(Node beside, Spot spot) {
        boolean isOn = spot.isRun()
                ? board().draft().runs().get(spot.run()).enabled()
                : board().draft().runs().get(spot.run()).rules().get(spot.rule()).enabled();
        List<String> names = List.of(
                texts.get("routing.menu.rename"),
                texts.get(isOn ? "routing.menu.disable" : "routing.menu.enable"),
                texts.get("routing.menu.duplicate"),
                texts.get("routing.menu.up"),
                texts.get("routing.menu.down"),
                texts.get("routing.menu.addRule"),
                texts.get("routing.menu.remove"));
        KindList.open(pop, beside, texts, names, at -> {
            switch (at) {
                case 0 -> editor.rename(beside, spot);
                case 1 -> toggle(spot);
                case 2 -> duplicate(spot);
                case 3 -> move(spot, -1);
                case 4 -> move(spot, 1);
                case 5 -> addRule(spot);
                default -> remove(spot);
            }
        });
    }

    void toggle(Spot spot) {
        model.edit("routing.edit.toggle", policy -> Edits.toggle(policy, spot));
    }

    void duplicate(Spot spot) {
        model.move("routing.edit.duplicate",
                policy -> Edits.duplicate(policy, spot, name -> texts.get("routing.name.copy", name)));
    }

    void move(Spot spot, int by) {
        model.move("routing.edit.move", policy -> Edits.move(policy, spot, by));
    }

    void remove(Spot spot) {
        model.move("routing.edit.remove", policy -> Edits.remove(policy, spot));
        model.ports().notices().tellDone(model::undo, "routing.edit.removed");
    }

    void addRule(Spot after) {
        if (board().draft().runs().isEmpty()) {
            addRun();
        } else {
            model.move("routing.edit.addRule", policy -> Edits.addRule(policy, after, texts.get("routing.name.rule")));
        }
    }

    void addRun() {
        model.move("routing.edit.addRun",
                policy -> Edits.addRun(policy, texts.get("routing.name.run"), texts.get("routing.name.rule")));
    }

    void addSort(Node beside, Spot spot) {
        List<LocationSort> used = board().draft().runs().get(spot.run()).rules().get(spot.rule()).sort();
        List<LocationSort> free = Arrays.stream(LocationSort.values()).filter(sort -> !used.contains(sort)).toList();
        PolicyWords words = model.words();
        choose(beside, free, words::sort, sort -> policy -> Edits.rule(
                policy, spot, rule -> Rules.sort(rule, Edits.with(rule.sort(), list -> list.add(sort)))));
    }

    void addOrderSort(Node beside, int run) {
        List<OrderSort> used = board().draft().runs().get(run).sort();
        List<OrderSort> free = Arrays.stream(OrderSort.values()).filter(sort -> !used.contains(sort)).toList();
        PolicyWords words = model.words();
        choose(beside, free, words::sort, sort -> policy -> Edits.run(
                policy, run, old -> Rules.sort(old, Edits.with(old.sort(), list -> list.add(sort)))));
    }

    private <S> void choose(
            Node beside, List<S> free, Function<S, String> name, Function<S, Function<Policy, Policy>> adding) {
        KindList.open(pop, beside, texts, free.stream().map(name).toList(),
                at -> model.edit("routing.edit.sort", policy -> adding.apply(free.get(at)).apply(policy)));
    }

    void sort(Node beside, Spot spot, int at) {
        KindList.open(pop, beside, texts, sortActs(), act -> {
            if (act == 2) {
                removeSort(spot, at);
            } else {
                model.edit("routing.edit.sort", policy -> Edits.rule(
                        policy, spot, rule -> Rules.sort(rule, moved(rule.sort(), at, act == 0 ? -1 : 1))));
            }
        });
    }

    void orderSort(Node beside, int run, int at) {
        KindList.open(pop, beside, texts, sortActs(), act -> {
            if (act == 2) {
                removeOrderSort(run, at);
            } else {
                model.edit("routing.edit.sort", policy -> Edits.run(
                        policy, run, old -> Rules.sort(old, moved(old.sort(), at, act == 0 ? -1 : 1))));
            }
        });
    }

    private List<String> sortActs() {
        return List.of(texts.get("routing.menu.stronger"), texts.get("routing.menu.weaker"),
                texts.get("routing.menu.remove"));
    }

    void removeSort(Spot spot, int at) {
        model.edit("routing.edit.sort", policy -> Edits.rule(
                policy, spot, rule -> Rules.sort(rule, Edits.with(rule.sort(), list -> list.remove(at)))));
    }

    void removeOrderSort(int run, int at) {
        model.edit("routing.edit.sort", policy -> Edits.run(
                policy, run, old -> Rules.sort(old, Edits.with(old.sort(), list -> list.remove(at)))));
    }

    /// One place on; at the end nothing moves.
    static <T> List<T> moved(List<T> list, int at, int by) {
        int to = at + by;
        return to < 0 || to >= list.size() ? list : Edits.with(list, copy -> copy.add(to, copy.remove(at)));
    }
}
