package crossdock.ui.table;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.live.LiveList;
import crossdock.ui.live.Shift;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A list with its states around it: loading, empty, failed, newer rows waiting. Rows that are there stay in every
/// state, and where they are.
public final class ListFrame<R> extends BorderPane {
    private static final PseudoClass SLOW = PseudoClass.getPseudoClass("slow");
    /// Shorter waits show nothing, so that nothing flickers.
    private static final Duration PATIENCE = Duration.millis(150);
    private static final int BARS = 12;

    private final LiveList<R> list;
    private final KitTable<R> table;
    private final Texts texts;
    private final Figures figures;
    private final InstantSource clock;
    private final HBox error = new HBox(8);
    private final Label errorText = new Label();
    private final Button newer = new Button();
    private final HBox beside = new HBox(newer);
    private final StackPane placeholder = new StackPane();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Supplier<Empty> empty;
    private @Nullable Instant failingSince;

    /// Why there is nothing, and the one thing to do about it.
    ///
    /// @param action its button's text, or empty for none
    public record Empty(String sentence, String action, Runnable act) {}

    public ListFrame(LiveList<R> list, KitTable<R> table, Kit kit, InstantSource clock, Supplier<Empty> empty) {
        this.list = list;
        this.table = table;
        this.texts = kit.texts();
        this.figures = kit.figures();
        this.clock = clock;
        this.empty = empty;
        getStyleClass().add("list-frame");
        error.getStyleClass().add("error-bar");
        error.setAlignment(Pos.CENTER_LEFT);
        errorText.setWrapText(true);
        HBox.setHgrow(errorText, Priority.ALWAYS);
        errorText.setMaxWidth(Double.MAX_VALUE);
        var retry = new Button(texts.get("table.error.retry"));
        retry.getStyleClass().add("row-control");
        retry.setOnAction(_ -> list.again());
        error.getChildren().addAll(new FontIcon("fth-alert-triangle"), errorText, retry);
        newer.getStyleClass().add("newer");
        newer.setOnAction(_ -> list.again());
        newer.setVisible(false);
        newer.setMinWidth(Region.USE_PREF_SIZE);
        newer.managedProperty().bind(newer.visibleProperty());
        table.setPlaceholder(placeholder);
        setCenter(table);
        patience.setOnFinished(_ -> showWaiting(true));
    }

    /// Follows the list while the screen shows.
    public Subscription show() {
        return Subscription.combine(
                list.loadingProperty().subscribe(this::showLoading),
                list.failureProperty().subscribe(this::showFailure),
                list.shiftProperty().subscribe(this::showShift),
                patience::stop);
    }

    private void showLoading(boolean loading) {
        patience.stop();
        if (loading) {
            patience.playFromStart();
        } else {
            showWaiting(false);
        }
    }

    private void showWaiting(boolean waiting) {
        pseudoClassStateChanged(SLOW, waiting);
        if (!list.isEmpty()) {
            placeholder.getChildren().clear();
            return;
        }
        placeholder.getChildren().setAll(waiting ? bars() : nothing());
    }

    private static Node bars() {
        var bars = new VBox();
        bars.getStyleClass().add("loading-bars");
        bars.setMinHeight(0);
        var room = new Rectangle(); // there may be less of it than twelve bars want
        room.widthProperty().bind(bars.widthProperty());
        room.heightProperty().bind(bars.heightProperty());
        bars.setClip(room);
        for (int i = 0; i < BARS; i++) {
            var bar = new Region();
            bar.setMaxWidth(220 + i * 37 % 90);
            bar.getStyleClass().add("loading-bar");
            bars.getChildren().add(bar);
        }
        return bars;
    }

    private Node nothing() {
        if (list.loadingProperty().get()) {
            return new Region();
        }
        Empty why = empty.get();
        var box = new VBox(10, new Label(why.sentence()));
        box.setAlignment(Pos.CENTER);
        if (!why.action().isEmpty()) {
            var button = new Button(why.action());
            button.setOnAction(_ -> why.act().run());
            box.getChildren().add(button);
        }
        return box;
    }

    private void showFailure(@Nullable Exception trouble) {
        if (trouble == null) {
            failingSince = null;
            setTop(null);
            return;
        }
        if (failingSince == null) {
            failingSince = clock.instant();
        }
        String reason = trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
        errorText.setText(texts.get("table.error.text", figures.exact(failingSince), reason));
        setTop(error);
    }

    private void showShift(Shift shift) {
        newer.setVisible(!shift.isNone());
        newer.setText(
                shift.added() > 0
                        ? texts.get("table.newer.rows", shift.added())
                        : shift.removed() > 0
                                ? texts.get("table.newer.gone", shift.removed())
                                : texts.get("table.newer.order"));
    }

    /// Says that newer rows wait, and shows them; there only while some do. Belongs beside the count of rows: over the
    /// rows it would cover one, and in their way it would move them.
    public Node newer() {
        return beside;
    }

    /// The table inside.
    public KitTable<R> table() {
        return table;
    }
}
