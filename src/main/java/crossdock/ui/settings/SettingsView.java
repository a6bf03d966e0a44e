package crossdock.ui.settings;

import crossdock.platform.Density;
import crossdock.platform.Settings;
import crossdock.platform.ThemeChoice;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;

/// Every control writes its setting at once; there is nothing to save.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class SettingsView {
    private static final int STEP = 10;

    private final Looks looks;
    private final Path workspace;
    private final Runnable openFolder;
    private final Notices notices;
    private final Texts texts;
    private final ToggleGroup themes = new ToggleGroup();
    private final ToggleGroup densities = new ToggleGroup();
    private Subscription bound = Subscription.EMPTY;
    @FXML private ToggleButton light;
    @FXML private ToggleButton dark;
    @FXML private ToggleButton contrast;
    @FXML private ToggleButton system;
    @FXML private ToggleButton compact;
    @FXML private ToggleButton normal;
    @FXML private ToggleButton roomy;
    @FXML private Slider textSize;
    @FXML private Label textSizeValue;
    @FXML private CheckBox reducedMotion;
    @FXML private CheckBox singleLetterKeys;
    @FXML private Label folder;
    @FXML private Button open;
    @FXML private Button reset;

    SettingsView(Looks looks, Path workspace, Runnable openFolder, Notices notices, Texts texts) {
        this.looks = looks;
        this.workspace = workspace;
        this.openFolder = openFolder;
        this.notices = notices;
        this.texts = texts;
    }

    Parent load() {
        Parent root = Fxml.load("settings/Settings.fxml", this, texts);
        themes.getToggles().setAll(light, dark, contrast, system);
        densities.getToggles().setAll(compact, normal, roomy);
        textSize.setMin(Settings.SMALLEST_TEXT);
        textSize.setMax(Settings.LARGEST_TEXT);
        folder.setText(workspace.toString());
        folder.setTooltip(new Tooltip(workspace.toString()));
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        open.setOnAction(_ -> openFolder.run());
        reset.setOnAction(_ -> reset());
        return root;
    }

    void show() {
        bound =
                Subscription.combine(
                        choose(
                                themes,
                                Map.of(
                                        ThemeChoice.LIGHT, light,
                                        ThemeChoice.DARK, dark,
                                        ThemeChoice.CONTRAST, contrast,
                                        ThemeChoice.SYSTEM, system),
                                looks.choiceProperty()),
                        choose(
                                densities,
                                Map.of(Density.COMPACT, compact, Density.NORMAL, normal, Density.ROOMY, roomy),
                                looks.densityProperty()),
                        bindTextSize(),
                        tick(reducedMotion, looks.reducedMotionProperty()),
                        tick(singleLetterKeys, looks.singleLetterKeysProperty()));
    }

    void hide() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
    }

    private void reset() {
        looks.reset();
        notices.tell("settings.reset.done");
    }

    /// One toggle of the group is always on: a press on the one that is on changes nothing.
    private static <T> Subscription choose(ToggleGroup group, Map<T, ToggleButton> toggles, Property<T> setting) {
        toggles.forEach((value, toggle) -> toggle.setOnAction(_ -> {
            toggle.setSelected(true);
            setting.setValue(value);
        }));
        return setting.subscribe(value -> group.selectToggle(toggles.get(value)));
    }

    /// Applied when the thumb rests, as the slider itself grows with the text.
    private Subscription bindTextSize() {
        return Subscription.combine(
                looks.textSizeProperty().subscribe(percent -> textSize.setValue(percent.doubleValue())),
                textSize.valueProperty().subscribe(value -> {
                    int percent = (int) Math.round(value.doubleValue() / STEP) * STEP;
                    textSizeValue.setText(texts.get("settings.textSize.value", percent));
                    if (!textSize.isValueChanging()) {
                        looks.textSizeProperty().set(percent);
                    }
                }),
                textSize.valueChangingProperty().subscribe(changing -> {
                    if (!changing) {
                        looks.textSizeProperty().set((int) Math.round(textSize.getValue() / STEP) * STEP);
                    }
                }));
    }

    private static Subscription tick(CheckBox box, Property<Boolean> setting) {
        box.setOnAction(_ -> setting.setValue(box.isSelected()));
        return setting.subscribe(box::setSelected);
    }
}
