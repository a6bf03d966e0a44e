package crossdock.ui.routing.tables;

import crossdock.fulfilment.Setting;
import crossdock.routing.cost.CarrierService;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.form.Form;
import crossdock.ui.routing.form.FormView;
import crossdock.ui.routing.form.KindList;
import crossdock.ui.routing.form.PopLayer;
import crossdock.ui.routing.form.ServiceForms;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.TablesViewModel.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is done to services of carriers beside typing into their fields: one is added, from nothing or like another, gets
/// a zone or a weight more, or is removed.
final class RateMenu {
    /// Width of [#button].
    static final double WIDE = 28;

    private final TablesViewModel model;
    private final ServiceForms forms;
    private final PopLayer pop;
    private final Texts texts;

    RateMenu(TablesViewModel model, PolicyWords words, PopLayer pop, Texts texts) {
        this.model = model;
        this.pop = pop;
        this.texts = texts;
        forms = new ServiceForms(words);
    }

    private record Choice(String name, Runnable act) {}

    Button adding() {
        var button = new Button(texts.get("routing.rates.add"), new FontIcon("fth-plus"));
        button.setId("sheet-add");
        button.setTooltip(new Tooltip(texts.get("routing.rates.addTip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> add(button));
        return button;
    }

    /// Beside the name of a service.
    Button button(Line line, int at) {
        var button = new Button(null, new FontIcon("fth-more-horizontal"));
        button.getStyleClass().addAll("quiet", "icon-only");
        button.setId("line-menu-" + at);
        button.setAccessibleText(texts.get("routing.rates.menu", line.title()));
        button.setTooltip(new Tooltip(texts.get("routing.rates.menuTip")));
        button.setMinWidth(WIDE);
        button.setMaxWidth(WIDE);
        button.setOnAction(_ -> open(button, line));
        return button;
    }

    /// From nothing, or like one there is.
    private void add(Node beside) {
        List<CarrierService> known = model.services();
        if (known.isEmpty()) {
            fill(beside, forms.fresh(known, this::added));
            return;
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                texts.get("routing.rates.fresh"), () -> fill(beside, forms.fresh(known, this::added))));
        known.forEach(like -> choices.add(new Choice(
                texts.get("routing.rates.like", ServiceForms.title(like)),
                () -> fill(beside, forms.copy(like, known, this::added)))));
        choose(beside, choices);
    }

    private void open(Node beside, Line line) {
        List<Choice> choices = new ArrayList<>();
        if (service(line).filter(service -> service.zones().size() < RateSheet.ZONES).isPresent()) {
            choices.add(new Choice(texts.get("routing.rates.zone"), () -> change(
                    beside, line, (service, seen) -> forms.zone(service, now -> widened(service, seen, now)))));
        }
        choices.add(new Choice(texts.get("routing.rates.weight"), () -> change(
                beside, line, (service, seen) -> forms.weight(service, now -> refined(service, seen, now)))));
        choices.add(new Choice(texts.get("routing.rates.copy"), () -> change(
                beside, line, (service, _) -> forms.copy(service, model.services(), this::added))));
        choices.add(new Choice(texts.get("routing.rates.remove"), () -> remove(line)));
        choose(beside, choices);
    }

    /// Makes the form of a service as it stands in a version.
    private interface Making {
        Form of(CarrierService service, long seen);
    }

    /// Of the service as it is read when the form opens: what was typed before the menu opened is saved meanwhile.
    private void change(Node beside, Line line, Making making) {
        service(line).ifPresent(service -> fill(beside, making.of(service, model.version(line.subject()))));
    }

    private Optional<CarrierService> service(Line line) {
        return model.services().stream()
                .filter(service -> setting(service).subject().equals(line.subject())).findFirst();
    }

    /// With its notice that takes it back.
    void remove(Line line) {
        model.remove(line, "routing.rates.removed", line.title());
    }

    private void added(CarrierService service) {
        put(service, 0, "", 1, "routing.rates.added");
    }

    private void widened(CarrierService before, long seen, CarrierService now) {
        int at = now.zones().indexOf(other(now.zones(), before.zones()));
        put(now, seen, "", at + 1, "routing.rates.zoneAdded"); // the cut-off stands before the zones
    }

    private void refined(CarrierService before, long seen, CarrierService now) {
        String weight = RateSheet.weight(other(now.bands(), before.bands()).upToGrams());
        put(now, seen, weight, 1, "routing.rates.weightAdded", weight);
    }

    private static <T> T other(List<T> now, List<T> before) {
        return now.stream().filter(one -> !before.contains(one)).findFirst().orElseThrow();
    }

    /// What a person made is no sample.
    private static Setting.Carrier setting(CarrierService service) {
        return new Setting.Carrier(service, false);
    }

    private void put(CarrierService service, long seen, String note, int column, String toldKey, Object... more) {
        Setting.Carrier setting = setting(service);
        List<Object> arguments = new ArrayList<>(List.of(ServiceForms.title(service)));
        arguments.addAll(List.of(more));
        model.put(setting, seen, new Goal(setting.subject() + " " + note, column), toldKey, arguments.toArray());
    }

    private void choose(Node beside, List<Choice> choices) {
        KindList.open(pop, beside, texts, choices.stream().map(Choice::name).toList(),
                at -> choices.get(at).act().run());
    }

    private void fill(Node beside, Form form) {
        var view = new FormView(form, texts, null, () -> {
            form.read();
            if (form.problemProperty().get() == null) {
                pop.close();
            }
        });
        pop.open(beside, view, view.first(), view::release);
    }
}
