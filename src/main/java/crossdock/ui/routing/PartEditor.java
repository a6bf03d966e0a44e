package crossdock.ui.routing;

import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.Form;
import crossdock.ui.routing.form.FormView;
import crossdock.ui.routing.form.KindList;
import crossdock.ui.routing.form.Known;
import crossdock.ui.routing.form.LocationFilterForms;
import crossdock.ui.routing.form.OrderFilterForms;
import crossdock.ui.routing.form.PopLayer;
import crossdock.ui.routing.form.RuleForms;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Opens the editor of one part of the draft beside it. What is typed is taken over at once; all of one editor is one
/// step to undo.
final class PartEditor {
    private final RoutingViewModel model;
    private final PopLayer pop;
    private final Texts texts;
    private int opened;

    PartEditor(RoutingViewModel model, PopLayer pop, Texts texts) {
        this.model = model;
        this.pop = pop;
        this.texts = texts;
    }

    private RoutingBoard board() {
        return Objects.requireNonNull(model.boardProperty().get());
    }

    private Known known() {
        return board().known();
    }

    private PolicyWords words() {
        return model.words();
    }

    private Run run(int at) {
        return board().draft().runs().get(at);
    }

    private Rule rule(Spot at) {
        return run(at.run()).rules().get(at.rule());
    }

    void open(Node beside, Form form, @Nullable Runnable remove) {
        var view = new FormView(form, texts, remove == null ? null : () -> {
            pop.close();
            remove.run();
        }, pop::close);
        pop.open(beside, view, view.first(), () -> {
            view.release();
            model.endGo();
        });
    }

    /// A new go for each editor that is opened.
    private String go() {
        return "editor-" + ++opened;
    }

    void addOrderFilter(Node beside, int run) {
        List<String> names = Arrays.stream(OrderFilterForms.Kind.values())
                .map(kind -> texts.get("routing.kind." + kind)).toList();
        KindList.open(pop, beside, texts, names, at -> orderFilter(beside, run, run(run).orders().size(),
                OrderFilterForms.Kind.values()[at], null));
    }

    void orderFilter(Node beside, int run, int index) {
        OrderFilter now = run(run).orders().get(index);
        orderFilter(beside, run, index, OrderFilterForms.Kind.of(now), now);
    }

    private void orderFilter(
            Node beside, int run, int index, OrderFilterForms.Kind kind, @Nullable OrderFilter now) {
        String go = go();
        Form form = new OrderFilterForms(known(), words()).form(kind, now, filter -> model.edit(
                now == null ? "routing.edit.addFilter" : "routing.edit.filter", go,
                policy -> Edits.run(policy, run, old -> Rules.orders(old, put(old.orders(), index, filter)))));
        openFilter(beside, form, now != null, () -> removeOrderFilter(run, index));
    }

    void removeOrderFilter(int run, int index) {
        model.edit("routing.edit.removeFilter", policy -> Edits.run(
                policy, run, old -> Rules.orders(old, Edits.with(old.orders(), list -> list.remove(index)))));
    }

    void addLocationFilter(Node beside, Spot spot) {
        List<String> names = Arrays.stream(LocationFilterForms.Kind.values())
                .map(kind -> texts.get("routing.kind." + kind)).toList();
        KindList.open(pop, beside, texts, names, at -> locationFilter(beside, spot, rule(spot).where().size(),
                LocationFilterForms.Kind.values()[at], null));
    }

    void locationFilter(Node beside, Spot spot, int index) {
        LocationFilter now = rule(spot).where().get(index);
        locationFilter(beside, spot, index, LocationFilterForms.Kind.of(now), now);
    }

    private void locationFilter(
            Node beside, Spot spot, int index, LocationFilterForms.Kind kind, @Nullable LocationFilter now) {
        String go = go();
        Form form = new LocationFilterForms(known(), words()).form(kind, now, filter -> model.edit(
                now == null ? "routing.edit.addFilter" : "routing.edit.filter", go,
                policy -> Edits.rule(policy, spot, old -> Rules.where(old, put(old.where(), index, filter)))));
        openFilter(beside, form, now != null, () -> removeLocationFilter(spot, index));
    }

    void removeLocationFilter(Spot spot, int index) {
        model.edit("routing.edit.removeFilter", policy -> Edits.rule(
                policy, spot, old -> Rules.where(old, Edits.with(old.where(), list -> list.remove(index)))));
    }

    /// One that needs nothing filled in is there at once.
    private void openFilter(Node beside, Form form, boolean isThere, Runnable remove) {
        if (!isThere) {
            form.read();
        }
        if (isThere || !form.fields().isEmpty()) {
            open(beside, form, isThere ? remove : null);
        }
    }

    private static <T> List<T> put(List<T> list, int at, T value) {
        return Edits.with(list, copy -> {
            if (at < copy.size()) {
                copy.set(at, value);
            } else {
                copy.add(value);
            }
        });
    }

    void split(Node beside, Spot spot) {
        Rule now = rule(spot);
        form(beside, "routing.edit.split", take -> forms().split(now.split(), now.partial(), split -> take.accept(
                policy -> Edits.rule(policy, spot, rule -> Rules.split(rule, split.mode(), split.partial())))));
    }

    void delivery(Node beside, Spot spot) {
        form(beside, "routing.edit.delivery", take -> forms().delivery(rule(spot).delivery(), delivery -> take.accept(
                policy -> Edits.rule(policy, spot, rule -> Rules.delivery(rule, delivery)))));
    }

    void onFull(Node beside, Spot spot) {
        form(beside, "routing.edit.action", take -> forms().onFull(rule(spot).onFull(), action -> take.accept(
                policy -> Edits.rule(policy, spot,
                        rule -> Rules.actions(rule, action, rule.onPartial(), rule.onNoMatch())))));
    }

    void onPartial(Node beside, Spot spot) {
        form(beside, "routing.edit.action", take -> forms().otherwise("routing.card.onPartial",
                rule(spot).onPartial(), false, action -> take.accept(policy -> Edits.rule(policy, spot,
                        rule -> Rules.actions(rule, rule.onFull(), action, rule.onNoMatch())))));
    }

    void onNoMatch(Node beside, Spot spot) {
        form(beside, "routing.edit.action", take -> forms().otherwise("routing.card.onNoMatch",
                rule(spot).onNoMatch(), false, action -> take.accept(policy -> Edits.rule(policy, spot,
                        rule -> Rules.actions(rule, rule.onFull(), rule.onPartial(), action)))));
    }

    void otherwise(Node beside, int run) {
        form(beside, "routing.edit.action", take -> forms().otherwise("routing.card.otherwise",
                run(run).otherwise(), true, action -> take.accept(
                        policy -> Edits.run(policy, run, old -> Rules.otherwise(old, action)))));
    }

    void schedule(Node beside, int run) {
        form(beside, "routing.edit.schedule", take -> forms().schedule(run(run).schedule(), schedule -> take.accept(
                policy -> Edits.run(policy, run, old -> Rules.schedule(old, schedule)))));
    }

    void rename(Node beside, Spot spot) {
        String now = spot.isRun() ? run(spot.run()).name() : rule(spot).name();
        form(beside, "routing.edit.rename", take -> forms().name("routing.menu.rename", now,
                name -> take.accept(policy -> Edits.rename(policy, spot, name))));
    }

    private RuleForms forms() {
        return new RuleForms(known(), words());
    }

    private interface Making {
        Form with(Consumer<UnaryOperator<Policy>> take);
    }

    private void form(Node beside, String textKey, Making making) {
        String go = go();
        open(beside, making.with(change -> model.edit(textKey, go, change)), null);
    }
}
