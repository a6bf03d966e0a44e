package crossdock.ui.shell;

import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The command palette: a field and what it offers, over the screen. The focus stays in the field; arrows, Page Up and
/// Page Down move in the list.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class PaletteView {
    private static final double ROW = 32;
    private static final int ROWS = 12;
    /// What the palette takes up beside its rows: the way down to it, field, foot, some air.
    private static final double BESIDE_ROWS = 64 + 46 + 30 + 30;

    private final PaletteViewModel model;
    private final Texts texts;
    private @Nullable Node focusBefore;
    @FXML private StackPane scrim;
    @FXML private VBox box;
    @FXML private TextField query;
    @FXML private ListView<PaletteItem.Hit> hits;

    PaletteView(PaletteViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /// Made when it is first asked for. Follows the model only from [#follow] on.
    Parent load() {
        Parent root = Fxml.load("shell/Palette.fxml", this, texts);
        box.setMaxHeight(Region.USE_PREF_SIZE);
        hits.setItems(model.hits());
        hits.setFixedCellSize(ROW);
        hits.setCellFactory(_ -> new PaletteCell());
        model.hits().addListener((ListChangeListener<PaletteItem.Hit>) _ -> fit());
        query.textProperty().bindBidirectional(model.queryProperty());
        scrim.heightProperty().subscribe(this::fit);
        scrim.visibleProperty().bind(model.openProperty());
        scrim.managedProperty().bind(model.openProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        hits.setOnMouseClicked(this::clicked);
        scrim.setOnMousePressed(this::pressedBeside);
        return root;
    }

    /// Once it is part of the window: takes the focus while it is open and gives it back.
    void follow() {
        model.openProperty().subscribe(this::openChanged);
    }

    private void openChanged(boolean open) {
        if (open) {
            focusBefore = scrim.getScene() == null ? null : scrim.getScene().getFocusOwner();
            fit();
            query.requestFocus();
            query.end();
        } else if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void fit() {
        int room = (int) ((scrim.getHeight() - BESIDE_ROWS) / ROW);
        int rows = Math.clamp(model.hits().size(), 2, Math.clamp(room, 2, ROWS));
        hits.setPrefHeight(rows * ROW + 8);
        hits.setMinHeight(hits.getPrefHeight());
        if (!model.hits().isEmpty()) {
            hits.getSelectionModel().selectFirst();
            hits.scrollTo(0);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS - 1);
            case PAGE_UP -> move(1 - ROWS);
            case ENTER -> choose();
            case ESCAPE -> model.close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int size = model.hits().size();
        if (size == 0) {
            return;
        }
        int now = hits.getSelectionModel().getSelectedIndex();
        int next = Math.abs(by) == 1 ? Math.floorMod(now + by, size) : Math.clamp(now + by, 0, size - 1);
        hits.getSelectionModel().clearAndSelect(next);
        hits.scrollTo(Math.max(0, next - ROWS / 2));
    }

    private void choose() {
        PaletteItem.@Nullable Hit hit = hits.getSelectionModel().getSelectedItem();
        if (hit != null) {
            focusBefore = null; // what is chosen decides where the focus goes
            model.choose(hit.item());
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getPickResult().getIntersectedNode() != hits) {
            choose();
        }
    }

    private void pressedBeside(MouseEvent event) {
        if (!box.getBoundsInParent().contains(event.getX(), event.getY())) {
            model.close();
        }
    }
}
