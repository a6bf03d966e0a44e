package crossdock.app;

import crossdock.app.window.ConsoleApp;
import crossdock.app.window.Display;
import crossdock.app.window.Tour;
import crossdock.app.window.TourThread;
import crossdock.platform.WorkspacePaths;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Draws every screen of a workspace in both themes. Reads no channel.
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = "Write a picture of every screen in both themes. Needs no display; reads no channel.")
final class TourCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the pictures")
    private Path out = Path.of("tour");

    @Override
    public Integer call() throws Exception {
        Display.prepare(System.getenv(), System.getProperties());
        WorkspacePaths paths = common.paths();
        try (Workspace workspace = Workspace.open(paths, Platform::isFxApplicationThread);
                Desk desk = ConsoleApp.make(() -> new Desk(workspace, paths, ConsoleSession.name(paths)))) {
            var tour = new TourThread(desk.parts, out, Tour::run);
            new ConsoleApp(desk.parts).run(console -> {
                desk.start();
                tour.start(console);
            });
            for (Path picture : tour.pictures()) {
                common.report().line(Map.of("picture", picture.toString()));
            }
        }
        return Main.DONE;
    }
}
