package crossdock.ui.routing;

import crossdock.fulfilment.Publication;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.PublishViewModel.Version;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.PolicyDiff;
import crossdock.ui.routing.draft.PolicyDiff.Change;
import crossdock.ui.routing.form.PopLayer;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Every version that was published: when, by whom, and what it changed in words; back in one click.
final class HistorySheet extends VBox {
    private static final double WIDE = 560;
    private static final int CHANGES = 6;

    private final PublishViewModel model;
    private final RoutingViewModel routing;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final Consumer<Version> draftFrom;

    private HistorySheet(
            PublishViewModel model, RoutingViewModel routing, Texts texts, Consumer<Version> draftFrom) {
        this.model = model;
        this.routing = routing;
        this.texts = texts;
        this.draftFrom = draftFrom;
        getStyleClass().add("form-sheet");
        setPrefWidth(WIDE);
        var title = new Label(texts.get("routing.history.title"));
        title.getStyleClass().add("section-title");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(420);
        getChildren().addAll(title, scroll);
    }

    /// @param draftFrom makes a version the draft
    static void open(
            PopLayer pop, Node beside, PublishViewModel model, RoutingViewModel routing, Texts texts,
            Consumer<Version> draftFrom) {
        var sheet = new HistorySheet(model, routing, texts, version -> {
            pop.close();
            draftFrom.accept(version);
        });
        Subscription following = model.versionsProperty().subscribe(sheet::show);
        model.readHistory();
        pop.open(beside, sheet, null, following::unsubscribe);
    }

    private void show(List<Version> versions) {
        rows.getChildren().setAll(versions.stream().map(version -> row(version, versions)).toList());
    }

    private VBox row(Version version, List<Version> all) {
        Publication act = version.act();
        var head = new HBox(Chips.label(act.shortName(), "mono"));
        head.getStyleClass().add("side-line");
        if (version.isLive()) {
            head.getChildren().add(new Chip(Tone.OK, "fth-check", texts.get("routing.history.live")));
        } else if (version.isAhead()) {
            head.getChildren().add(new Chip(Tone.PENDING, "fth-clock", texts.get("routing.history.ahead")));
        } else if (act.withdrawnAt() != null) {
            head.getChildren().add(new Chip(Tone.NEUTRAL, "fth-slash", texts.get("routing.history.withdrawn")));
        }
        if (act.rollback()) {
            head.getChildren().add(new Chip(Tone.NEUTRAL, "fth-rotate-ccw", texts.get("routing.history.rollback")));
        }
        String second = act.approvedBy();
        String since = routing.words().figures().exact(act.effectiveFrom());
        var who = Chips.label(second == null
                ? texts.get("routing.history.who", since, act.publishedBy())
                : texts.get("routing.history.whoTwo", since, act.publishedBy(), second), "muted");
        who.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head.getChildren().addAll(who, space);
        acts(version, all, head);
        var row = new VBox(head);
        row.getStyleClass().add("side-part");
        if (version.before() != null) {
            List<Change> changes = new PolicyDiff(version.before(), version.policy(), routing.words()).changes();
            changes.stream().limit(CHANGES).forEach(change -> {
                var line = ChangeLine.of(change);
                line.getChildren().addFirst(Chips.label(change.place()));
                row.getChildren().add(line);
            });
            if (changes.size() > CHANGES) {
                row.getChildren().add(
                        Chips.label(texts.get("routing.publish.more", changes.size() - CHANGES), "muted"));
            }
        } else {
            row.getChildren().add(Chips.label(texts.get("routing.history.first", act.name()), "muted"));
        }
        return row;
    }

    private void acts(Version version, List<Version> all, HBox head) {
        if (version.isAhead()) {
            head.getChildren().add(button("routing.history.withdraw", () -> model.withdraw(version.act())));
        } else if (version.isLive() && all.stream().anyMatch(one -> !one.act().hash().equals(version.act().hash()))) {
            Button back = button("routing.history.rollBack", () -> model.rollBack(version.act()));
            back.setId("roll-back");
            head.getChildren().add(back);
        } else if (!version.isLive()) {
            head.getChildren().add(button("routing.history.draft", () -> draftFrom.accept(version)));
        }
    }

    private Button button(String key, Runnable act) {
        var button = new Button(texts.get(key));
        button.getStyleClass().add("row-control");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
