package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.window.ConsoleApp;
import crossdock.app.window.Display;
import crossdock.app.window.FirstFrame;
import crossdock.app.window.Tour;
import crossdock.app.window.TourThread;
import crossdock.app.window.ToolkitStart;
import crossdock.platform.WorkspacePaths;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Opens the window.
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = "Open the console. With --practice on a practice world of its own, which is forgotten at the"
                + " end.")
final class ConsoleCommand implements Callable<Integer> {
    @ParentCommand
    private Main.Commands main = new Main.Commands(null); // replaced by picocli

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--practice", description = "on the practice world; without a display for half a minute, with a"
            + " tour")
    private boolean practice;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the practice world (default: 1)")
    private long seed;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "20", description = "of the practice world"
            + " (default: 20)")
    private double speed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/tour",
            description = "where the practice tour's pictures go when there is no display (default: target/tour)")
    private Path pictures = Path.of("target/tour");

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "how long to practise without a display (default: 30s)")
    private String length = "30s";

    @Override
    public Integer call() throws Exception {
        if (practice) {
            boolean hasDisplay = Display.prepare(System.getenv(), System.getProperties());
            main.toolkit().await();
            Duration time = SyncCommand.length(length);
            return new PracticeRun(common.report(), seed, speed, time, pictures).run(hasDisplay);
        }
        return open(common.paths(), common.report(), main.toolkit());
    }

    /// Opens the window on a workspace and returns the exit code when it was closed.
    static int open(WorkspacePaths paths, Report report, ToolkitStart toolkit) throws Exception {
        boolean hasDisplay = Display.prepare(System.getenv(), System.getProperties());
        if (!hasDisplay && !FirstFrame.isAsked()) {
            throw new Main.BadUse("There is no display to open a window on. Without one: crossdock sync, tour,"
                    + " export.");
        }
        if (FirstFrame.isAsked()) { // a measurement: nobody is there to choose
            new ConsoleSession(paths, report, toolkit, false).run();
            return Main.DONE;
        }
        return new ConsoleStart(paths, report, toolkit).run();
    }

    /// `console` with nothing but `--workspace DIR` and `--json`, as a desktop entry starts it. Read by hand, because the
    /// reader of every other command line takes a tenth of the time until the window is there; whatever is unusual is left
    /// to that reader, and so are all messages about it.
    ///
    /// @param workspace null for the usual folder
    record Plain(@Nullable Path workspace, boolean json) {
        /// Empty when the command line says anything else.
        static Optional<Plain> of(String[] args) {
            Path workspace = null;
            boolean json = false;
            for (int i = 1; i < args.length; i++) {
                String value = value(args, i);
                if (args[i].equals("--json") && !json) {
                    json = true;
                } else if (value != null && workspace == null) {
                    try {
                        workspace = Path.of(value);
                    } catch (InvalidPathException unusual) {
                        return Optional.empty();
                    }
                    i += args[i].equals("--workspace") ? 1 : 0;
                } else {
                    return Optional.empty();
                }
            }
            return args.length > 0 && args[0].equals("console")
                    ? Optional.of(new Plain(workspace, json))
                    : Optional.empty();
        }

        private static @Nullable String value(String[] args, int at) {
            String said = args[at].startsWith("--workspace=")
                    ? args[at].substring("--workspace=".length())
                    : args[at].equals("--workspace") && at + 1 < args.length ? args[at + 1] : "";
            return said.isEmpty() || said.startsWith("-") || said.startsWith("\"") ? null : said;
        }

        /// @param args read by the command line's own reader only when something went wrong, to say what
        int run(ToolkitStart toolkit, String[] args) {
            try {
                var report = new Report(new PrintWriter(System.out, true), json);
                return ConsoleCommand.open(CommonOptions.paths(workspace), report, toolkit);
            } catch (Exception e) {
                return Explain.toPeople(
                        e, Main.Commands.console(toolkit).parseArgs(args).subcommand().commandSpec().commandLine());
            }
        }
    }

    /// Draws every screen of a workspace in both themes. Reads no channel.
    @Command(
            name = "tour",
            mixinStandardHelpOptions = true,
            description = "Write a picture of every screen in both themes. Needs no display; reads no channel.")
    static final class Pictures implements Callable<Integer> {
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
}
