package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.window.Display;
import crossdock.app.window.ToolkitStart;
import crossdock.platform.WorkspacePaths;
import java.io.PrintWriter;
import java.nio.file.Path;

/// A console without a display that stays open until it is killed.
final class ConsoleProcess {
    private ConsoleProcess() {}

    public static void main(String[] args) throws Exception {
        Display.prepare(System.getenv(), System.getProperties());
        new ConsoleSession(new WorkspacePaths(Path.of(args[0])), new Report(new PrintWriter(System.out), true),
                        ToolkitStart.begin(), false)
                .run();
    }
}
