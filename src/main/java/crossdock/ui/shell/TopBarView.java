package crossdock.ui.shell;

import crossdock.ui.common.Ages;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.common.Theme;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Workspace, freshness, search, theme, who is signed in.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class TopBarView {
    private static final double RAIL = 156;
    private static final double NARROW = 1000;
    private static final double BRIEF = 150;
    private static final double GAP = 12;
    private static final PseudoClass SNAPSHOT = PseudoClass.getPseudoClass("snapshot");
    private static final List<String> PILLS = List.of("pill-ok", "pill-neutral", "pill-warn", "pill-pending");

    private final Texts texts;
    private final ShellStatus status;
    @FXML private StackPane bar;
    @FXML private HBox row;
    @FXML private MenuButton workspace;
    @FXML private MenuItem openFolder;
    @FXML private MenuItem openSettings;
    @FXML private Label pill;
    @FXML private Tooltip pillTip;
    @FXML private Label counts;
    @FXML private Button theme;
    @FXML private FontIcon themeIcon;
    @FXML private Tooltip themeTip;
    @FXML private HBox who;
    @FXML private Label initials;
    @FXML private Label person;
    @FXML private Label role;
    @FXML private Button search;
    @FXML private HBox searchRow;
    @FXML private Label searchPrompt;

    TopBarView(ShellStatus status, Texts texts) {
        this.status = status;
        this.texts = texts;
    }

    Parent load(Looks looks, Runnable palette, Runnable folder, Runnable settings) {
        Parent root = Fxml.load("shell/TopBar.fxml", this, texts);
        workspace.textProperty().bind(status.workspaceProperty());
        openFolder.setOnAction(_ -> folder.run());
        openSettings.setOnAction(_ -> settings.run());
        counts.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::counted, status.channelsProperty(), status.locationsProperty()));
        status.syncProperty().subscribe(this::showSync);
        looks.theme().subscribe(this::showTheme);
        theme.setOnAction(_ -> ShellCommands.toggleTheme(looks));
        counts.visibleProperty().bind(Bindings.createBooleanBinding(
                this::areCountsFree, counts.layoutXProperty(), counts.widthProperty(), search.layoutXProperty(),
                search.translateXProperty()));
        showPerson();
        search.setOnAction(_ -> palette.run());
        searchRow.prefWidthProperty().bind(search.widthProperty().subtract(18));
        return root;
    }

    /// The search field stands in the middle of the screen below where the bar is wide enough, else in the row, where
    /// nothing can lie under it.
    void fit(double width) {
        boolean isNarrow = width < NARROW;
        if (isNarrow != row.getChildren().contains(search)) {
            bar.getChildren().remove(search);
            row.getChildren().remove(search);
            if (isNarrow) {
                row.getChildren().add(row.getChildren().indexOf(theme), search);
            } else {
                bar.getChildren().add(search);
            }
        }
        searchPrompt.setText(texts.get(isNarrow ? "shell.search.brief" : "shell.search.prompt"));
        search.setTranslateX(width >= 1300 ? RAIL / 2 : 0);
        search.setPrefWidth(isNarrow ? BRIEF : Math.clamp(width - 2 * 420, 300, 400));
        search.setMinWidth(Region.USE_PREF_SIZE);
        search.setMaxWidth(Region.USE_PREF_SIZE);
        role.setManaged(width >= 900);
        role.setVisible(width >= 900);
    }

    /// What is known of the workspace gives way to the search field.
    private boolean areCountsFree() {
        boolean isBeside = !row.getChildren().contains(search);
        double end = counts.getLayoutX() + counts.getWidth();
        return isBeside && end + GAP <= search.getLayoutX() + search.getTranslateX();
    }

    Region searchField() {
        return search;
    }

    private String counted() {
        int channels = status.channelsProperty().get();
        int locations = status.locationsProperty().get();
        return channels + locations == 0 ? "" : texts.get("shell.top.counts", channels, locations);
    }

    private void showPerson() {
        person.textProperty().bind(status.personProperty());
        role.textProperty().bind(status.roleProperty());
        initials.textProperty().bind(status.personProperty().map(TopBarView::initialsOf));
        who.visibleProperty().bind(status.personProperty().isNotEmpty());
        who.managedProperty().bind(who.visibleProperty());
    }

    private void showTheme(Theme now) {
        themeIcon.setIconLiteral(now == Theme.LIGHT ? "fth-moon" : "fth-sun");
        String words = texts.get(now == Theme.LIGHT ? "shell.theme.dark" : "shell.theme.light");
        theme.setAccessibleText(words);
        themeTip.setText(words);
    }

    private void showSync(SyncState state) {
        bar.pseudoClassStateChanged(SNAPSHOT, state instanceof SyncState.Snapshot);
        switch (state) {
            case SyncState.Unconnected() ->
                    paint("pill-neutral", "fth-radio", texts.get("shell.sync.none"), "shell.sync.noneTip");
            case SyncState.Live(var age) ->
                    paint("pill-ok", "", texts.get("shell.sync.live", Ages.text(age, texts)), "shell.sync.liveTip");
            case SyncState.Lagging(var age) ->
                    paint(
                            "pill-warn",
                            "fth-clock",
                            texts.get("shell.sync.lagging", Ages.text(age, texts)),
                            "shell.sync.laggingTip");
            case SyncState.NearTime(var age) ->
                    paint(
                            "pill-neutral",
                            "fth-clock",
                            texts.get("shell.sync.nearTime", Ages.text(age, texts)),
                            "shell.sync.nearTimeTip");
            case SyncState.Offline(var since) ->
                    paint(
                            "pill-warn",
                            "fth-cloud-off",
                            texts.get("shell.sync.offline", at(since, "HH:mm")),
                            "shell.sync.offlineTip");
            case SyncState.ReadOnly(var holder, var since) ->
                    paint(
                            "pill-pending",
                            "fth-lock",
                            texts.get("shell.sync.readOnly"),
                            "shell.sync.readOnlyTip",
                            holder,
                            at(since, "HH:mm"));
            case SyncState.Snapshot(var of) ->
                    paint(
                            "pill-pending",
                            "fth-lock",
                            texts.get("shell.sync.snapshot", at(of, "d MMM HH:mm")),
                            "shell.sync.snapshotTip");
        }
    }

    private void paint(String style, String icon, String text, String tipKey, String... tipArgs) {
        pill.getStyleClass().removeAll(PILLS);
        pill.getStyleClass().add(style);
        var dot = new Region();
        dot.getStyleClass().add("pill-dot");
        pill.setGraphic(icon.isEmpty() ? dot : new FontIcon(icon));
        pill.setText(text);
        pill.setAccessibleText(text);
        pillTip.setText(texts.get(tipKey, (Object[]) tipArgs));
    }

    private String at(Instant instant, String pattern) {
        String time = DateTimeFormatter.ofPattern(pattern, texts.locale()).format(instant.atZone(status.zone()));
        return time + " " + status.zone().getDisplayName(TextStyle.SHORT, texts.locale());
    }

    private static String initialsOf(String name) {
        return name.strip().codePoints().limit(1).count() == 0
                ? ""
                : List.of(name.strip().split("\\s+")).stream()
                        .limit(2)
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                        .collect(Collectors.joining())
                        .toUpperCase(Locale.ROOT);
    }
}
