package crossdock.app.window;

import crossdock.platform.SettingsStore;
import crossdock.platform.WorkspacePaths;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import crossdock.ui.settings.SettingsScreen;
import crossdock.ui.shell.PaletteSource;
import crossdock.ui.shell.ShellStatus;
import crossdock.ui.shell.ShellView;
import crossdock.ui.shell.SyncState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// A console wired for tests: two plain screens and the settings, one source that knows three SKUs.
final class TestConsole {
    final SettingsStore store;
    final PlainScreen today = new PlainScreen("today", "fth-home", Screen.Group.OPERATE);
    final PlainScreen channels = new PlainScreen("channels", "fth-radio", Screen.Group.CONNECT);
    final ShellStatus status = new ShellStatus("0.1.0", ZoneId.of("America/New_York"));
    final Looks looks;
    final Notices notices;
    final ShellView.Parts parts;

    TestConsole(Path workspace, Background background) {
        store = SettingsStore.open(new WorkspacePaths(workspace).settings(), Runnable::run);
        looks = new Looks(store);
        Texts texts = Texts.strict(Locale.US);
        notices = new Notices(texts);
        Navigation navigation = new Navigation();
        status.workspaceProperty().set("Fernhill Supply");
        status.personProperty().set("Day desk");
        status.roleProperty().set("Operations");
        status.channelsProperty().set(3);
        status.locationsProperty().set(41);
        status.parkedRowsProperty().set(3);
        status.cacheBytesProperty().set(184_000_000);
        status.lastSyncProperty().set(Instant.parse("2026-11-23T19:06:31Z"));
        status.syncProperty().set(new SyncState.Live(Duration.ofSeconds(2)));
        PaletteSource skus = (query, limit) ->
                List.of("CH-4410", "CH-4412", "TE-7710").stream()
                        .filter(sku -> sku.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                        .limit(limit)
                        .map(sku -> new PaletteSource.Entry(
                                "shell.palette.screen", "fth-box", sku, "Aria task chair", "today", sku))
                        .toList();
        parts =
                new ShellView.Parts(
                        List.of(
                                today, channels, new SettingsScreen(looks, workspace, () -> {}, notices, texts)),
                        status,
                        List.of(skus),
                        navigation,
                        notices,
                        looks,
                        background,
                        texts,
                        () -> {});
    }
}
