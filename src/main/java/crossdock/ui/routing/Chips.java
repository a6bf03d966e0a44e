package crossdock.ui.routing;

import crossdock.ui.routing.draft.PolicyWords.Said;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small parts a rule's sentence is made of.
final class Chips {
    private static final double LABEL = 66;

    private Chips() {}

    /// A name and its value in one button.
    ///
    /// @param id under which the focus finds it again when it was drawn anew
    /// @param was shown struck through before the value; null when it did not change
    /// @param style `edited`, `broken` or empty
    static Button part(String id, Said said, @Nullable String was, String style, Runnable act) {
        var row = new HBox();
        row.getStyleClass().add("part-row");
        if (!said.name().isEmpty()) {
            row.getChildren().add(label(said.name(), "part-name"));
        }
        if (was != null) {
            row.getChildren().add(label(was, "part-was"));
        }
        row.getChildren().add(label(said.value(), "part-value"));
        var chip = new Button(null, row);
        chip.getStyleClass().add("part");
        if (!style.isEmpty()) {
            chip.getStyleClass().add(style);
        }
        chip.setId(id);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setAccessibleText(said.toString());
        chip.setOnAction(_ -> act.run());
        return chip;
    }

    /// The same with what it lets pass behind its value.
    static Button counted(
            String id, Said said, @Nullable String was, String style, FilterCounts.Count count) {
        Button chip = part(id, said, was, style, () -> {});
        if (!count.text().isEmpty() && chip.getGraphic() instanceof HBox row) {
            row.getChildren().add(label(count.text(), "part-count"));
            chip.setAccessibleText(said + ", " + count.words());
            chip.setTooltip(new Tooltip(count.words()));
        }
        return chip;
    }

    static Button add(String id, String text, Runnable act) {
        var chip = new Button(text, new FontIcon("fth-plus"));
        chip.getStyleClass().addAll("part", "part-add");
        chip.setId(id);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(_ -> act.run());
        return chip;
    }

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A row of the sentence: what it says, then its parts.
    static HBox line(String name, FlowPane parts) {
        var label = new Label(name);
        label.getStyleClass().addAll("muted", "rule-word");
        label.setMinWidth(LABEL);
        label.setPrefWidth(LABEL);
        HBox.setHgrow(parts, javafx.scene.layout.Priority.ALWAYS);
        var line = new HBox(label, parts);
        line.getStyleClass().add("rule-line");
        return line;
    }

    static FlowPane flow() {
        var flow = new FlowPane(6, 6);
        flow.setPrefWrapLength(560);
        flow.widthProperty().subscribe(wide -> { // as tall as the parts are at the width there is
            if (wide.doubleValue() > 0) {
                flow.setPrefWrapLength(wide.doubleValue());
            }
        });
        flow.setMinWidth(0);
        return flow;
    }

    static FontIcon arrow() {
        var arrow = new FontIcon("fth-chevron-right");
        arrow.getStyleClass().add("part-arrow");
        return arrow;
    }
}
