package crossdock.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the palette: icon, title with the matched letters set off, detail, kind and key at the right.
final class PaletteCell extends ListCell<PaletteItem.Hit> {
    private final FontIcon icon = new FontIcon("fth-circle");
    private final TextFlow title = new TextFlow();
    private final Label detail = new Label();
    private final Label kind = new Label();
    private final Label keys = new Label();
    private final HBox row;

    PaletteCell() {
        getStyleClass().add("palette-cell");
        detail.getStyleClass().add("muted");
        kind.getStyleClass().add("hint-text");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        keys.getStyleClass().add("keycap");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxHeight(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(icon, title, detail, gap, kind, keys);
        row.getStyleClass().add("palette-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteItem.@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        PaletteItem item = hit.item();
        icon.setIconLiteral(item.icon());
        title.getChildren().setAll(pieces(item.title(), hit.positions()));
        detail.setText(item.detail());
        kind.setText(item.kind());
        keys.setText(item.keys());
        keys.setVisible(!item.keys().isEmpty());
        keys.setManaged(!item.keys().isEmpty());
        setAccessibleText(item.kind() + " " + item.title() + " " + item.detail());
        setGraphic(row);
    }

    private static Text[] pieces(String title, int[] positions) {
        var pieces = new ArrayList<Text>();
        int from = 0;
        while (from < title.length()) {
            boolean matched = Arrays.binarySearch(positions, from) >= 0;
            int to = from + 1;
            while (to < title.length() && Arrays.binarySearch(positions, to) >= 0 == matched) {
                to++;
            }
            var piece = new Text(title.substring(from, to));
            piece.getStyleClass().add(matched ? "matched" : "unmatched");
            pieces.add(piece);
            from = to;
        }
        return pieces.toArray(Text[]::new);
    }
}
