package crossdock.ui.orders;

import crossdock.routing.explain.LocationRow;
import crossdock.ui.orders.WhyWords.Line;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rows of an explanation, for a pane as narrow as 372: what is long stands below, over the whole width, and wraps.
final class WhyRows {
    private static final double DISTANCE = 64;

    private WhyRows() {}

    /// A question, and below it its answer.
    static Node reason(WhyWords.Reason reason) {
        var question = new Label(reason.question());
        question.setWrapText(true);
        question.getStyleClass().add("hint-text");
        var box = new VBox(question, prose(reason.answer()));
        box.getStyleClass().add("why-reason");
        return box;
    }

    /// Name and distance, below what became of it: a word for the chosen, a sentence for the refused.
    static Node location(Line line) {
        var icon = new FontIcon(icon(line.state()));
        var name = DetailRows.growing(line.name());
        name.getStyleClass().add(line.state() == LocationRow.State.CHOSEN ? "semibold" : "plain");
        var distance = DetailRows.right(line.distance());
        distance.getStyleClass().setAll("label", "muted", "why-distance");
        distance.setPrefWidth(DISTANCE);
        var head = new HBox(6, icon, name, distance);
        head.getStyleClass().add("why-head");
        var verdict = prose(line.verdict());
        verdict.getStyleClass().addAll("muted", "why-verdict");
        var box = new VBox(head, verdict);
        box.getStyleClass().addAll("why-location", style(line.state()));
        box.setAccessibleText(String.join(", ", line.name(), line.distance(), line.verdict()));
        return box;
    }

    /// Wraps and is never cut: its least height is what its words need at its width.
    static Label prose(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }

    private static String icon(LocationRow.State state) {
        return switch (state) {
            case CHOSEN -> "fth-check-circle";
            case PASSED -> "fth-check";
            case REFUSED -> "fth-x";
            case UNASKED -> "fth-minus";
        };
    }

    private static String style(LocationRow.State state) {
        return switch (state) {
            case CHOSEN -> "why-chosen";
            case PASSED -> "why-passed";
            case REFUSED -> "why-refused";
            case UNASKED -> "why-unasked";
        };
    }
}
