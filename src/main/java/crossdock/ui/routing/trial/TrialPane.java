package crossdock.ui.routing.trial;

import crossdock.order.Method;
import crossdock.routing.policy.Policy;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Choices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.trial.TrialViewModel.State;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// An order to type or to choose on the left, what live and draft make of it on the right.
public final class TrialPane extends VBox {
    private final TrialViewModel model;
    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final Supplier<List<Policy>> policies;
    private final TextField number = new TextField();
    private final VBox madeUp = new VBox();
    private final VBox stored = new VBox();
    private final Label facts = new Label();
    private final Label problem = new Label();
    private final HBox results = new HBox();
    private final Subscription binding;
    private boolean isWaiting;

    /// @param policies what is live, then the draft
    public TrialPane(
            TrialViewModel model, Supplier<List<Policy>> policies, Runnable back, Texts texts, Figures figures,
            PolicyWords words) {
        this.model = model;
        this.policies = policies;
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().add("screen");
        results.getStyleClass().add("trial-results");
        var scroll = new ScrollPane(results);
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var body = new HBox(form(), scroll);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(back), body);
        binding = Subscription.combine(
                model.stateProperty().subscribe(this::draw),
                model.recentsProperty().subscribe((_, _) -> draw(model.stateProperty().get())),
                model.number.subscribe((_, _) -> draw(model.stateProperty().get())),
                model.isStored.subscribe(isStored -> {
                    stored.setVisible(isStored);
                    stored.setManaged(isStored);
                    madeUp.setVisible(!isStored);
                    madeUp.setManaged(!isStored);
                }));
        model.readRecents();
    }

    public void release() {
        binding.unsubscribe();
    }

    /// Where the keyboard goes.
    public Node first() {
        return number;
    }

    /// Tries what is typed, when there is anything.
    public void run() {
        if (!model.canRun().get()) {
            return;
        }
        List<Policy> both = policies.get();
        isWaiting = both.isEmpty(); // the screen was opened with this order, and reads the policy first
        if (!isWaiting) {
            model.run(both.getFirst(), both.getLast());
        }
    }

    /// Tries what was asked for before the policy was read.
    public void resume() {
        if (isWaiting) {
            run();
        }
    }

    private HBox head(Runnable back) {
        var link = new Hyperlink(texts.get("routing.screen.title"));
        link.setId("trial-back");
        link.setOnAction(_ -> back.run());
        var title = new Label(texts.get("routing.trial.title"));
        title.getStyleClass().add("screen-title");
        var head = new HBox(link, new FontIcon("fth-chevron-right"), title,
                new Chip(Tone.NEUTRAL, "fth-lock", texts.get("routing.trial.nothingWritten")));
        head.getStyleClass().add("screen-head");
        return head;
    }

    private ScrollPane form() {
        var group = new ToggleGroup();
        var one = new RadioButton(texts.get("routing.trial.stored"));
        var other = new RadioButton(texts.get("routing.trial.madeUp"));
        one.setToggleGroup(group);
        other.setToggleGroup(group);
        one.setSelected(model.isStored.get());
        other.setSelected(!model.isStored.get());
        one.selectedProperty().subscribe((_, isOn) -> model.isStored.set(isOn));
        number.setId("trial-number");
        stored.getStyleClass().add("form-options");
        facts.getStyleClass().addAll("hint-text", "muted", "prose");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        stored.getChildren().addAll(label("routing.trial.number"), bound(number, model.number), facts);
        madeUp.getStyleClass().add("form-options");
        var method = new ComboBox<Method>();
        Choices.of(method, List.of(Method.values()), words::method);
        method.valueProperty().bindBidirectional(model.method);
        field(madeUp, "routing.trial.lines", "routing.trial.linesHint", model.lines);
        madeUp.getChildren().addAll(label("routing.trial.method"), method);
        field(madeUp, "routing.trial.pickupAt", "routing.trial.pickupHint", model.pickupAt);
        field(madeUp, "routing.trial.country", "routing.trial.countryHint", model.country);
        field(madeUp, "routing.trial.state", "routing.trial.stateHint", model.state);
        field(madeUp, "routing.trial.postal", "routing.trial.postalHint", model.postalCode);
        field(madeUp, "routing.trial.channel", "routing.trial.channelHint", model.channel);
        field(madeUp, "routing.trial.value", "routing.trial.valueHint", model.value);
        var edits = new VBox();
        edits.getStyleClass().add("form-options");
        field(edits, "routing.trial.when", "routing.trial.whenHint", model.when);
        field(edits, "routing.trial.stock", "routing.trial.stockHint", model.stock);
        problem.getStyleClass().addAll("bad", "prose", "hint-text");
        var run = new Button(texts.get("routing.trial.start"), new FontIcon("fth-play"));
        run.setId("trial-run");
        run.getStyleClass().add("primary");
        run.setOnAction(_ -> run());
        run.disableProperty().bind(model.canRun().not());
        var why = new Tooltip();
        why.textProperty().bind(model.isStored.map(isStored ->
                texts.get(isStored ? "routing.trial.startOff" : "routing.trial.startOffLines")));
        var around = new HBox(run); // a disabled button shows no tooltip of its own
        model.canRun().subscribe(can -> {
            Tooltip.uninstall(around, why);
            if (!can) {
                Tooltip.install(around, why);
            }
        });
        var form = new VBox(one, stored, other, madeUp, edits, around, problem);
        form.getStyleClass().addAll("pane", "trial-form");
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("trial-side");
        return scroll;
    }

    private Label label(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("hint-text");
        return label;
    }

    private void field(VBox into, String labelKey, String hintKey, StringProperty value) {
        var field = new TextField();
        field.setPromptText(texts.get(hintKey));
        field.setAccessibleText(texts.get(labelKey));
        into.getChildren().addAll(label(labelKey), bound(field, value));
    }

    private TextField bound(TextField field, StringProperty value) {
        field.textProperty().bindBidirectional(value);
        field.setOnAction(_ -> run());
        return field;
    }

    private void draw(State state) {
        problem.setText("");
        String known = model.typedOrder().map(order -> RecentOrders.facts(order, texts, figures, words)).orElse("");
        facts.setText(known);
        facts.setVisible(!known.isEmpty());
        facts.setManaged(!known.isEmpty());
        results.getChildren().clear();
        var result = new TrialWords(texts, figures, words);
        var reasons = new TrialReasons(texts, figures, words);
        switch (state) {
            case State.Idle() -> idle();
            case State.Running() -> results.getChildren().add(muted("routing.trial.running"));
            case State.Wrong(String textKey, String what) -> problem.setText(texts.get(textKey, what));
            case State.Done(var livePolicy, var live, var draftPolicy, var draft) -> {
                results.getChildren().add(new TrialResult(
                        texts, result, texts.get("routing.trial.byLive"), livePolicy, live,
                        reasons));
                if (draft != null) {
                    results.getChildren().add(new TrialResult(
                            texts, result, texts.get("routing.trial.byDraft"), draftPolicy, draft,
                            reasons));
                }
                results.getChildren().forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
                results.getChildren().forEach(node -> ((Region) node).setMinWidth(0));
            }
        }
    }

    /// Never an empty page: what can be tried is there to be chosen.
    private void idle() {
        var all = new VBox(muted("routing.trial.idle"));
        all.getStyleClass().add("trial-idle");
        if (model.isStored.get()) {
            all.getChildren().add(new RecentOrders(
                    model.matching(), model.recentsProperty().get().isEmpty(), this::choose, texts, figures, words));
        }
        HBox.setHgrow(all, Priority.ALWAYS);
        results.getChildren().add(all);
    }

    private void choose(String order) {
        model.ask(order);
        run();
    }

    private Label muted(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().addAll("muted", "prose");
        return label;
    }
}
