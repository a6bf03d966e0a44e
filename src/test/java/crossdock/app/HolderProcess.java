package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.app.company.Door;
import crossdock.app.company.EventRequests;
import crossdock.app.company.Requests;
import crossdock.platform.WorkspacePaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process that holds a workspace and takes commands until it is killed. It can stop for ever before a command
/// begins, or in the middle of one.
final class HolderProcess {
    private HolderProcess() {}

    /// Starts one and returns once it holds the workspace.
    ///
    /// @param how `whole`, or `before` or `middle` for where it stops
    static Process start(Path workspace, String how) throws IOException {
        Process holder = child(HolderProcess.class, workspace.toString(), how);
        assertEquals("held", holder.inputReader().readLine());
        return holder;
    }

    /// Another process of this program, without a display.
    static Process child(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    public static void main(String[] args) throws Exception {
        try (Workspace workspace = Workspace.open(new WorkspacePaths(Path.of(args[0])));
                Door _ = door(workspace, args[1])) {
            say("held");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static Door door(Workspace workspace, String how) throws IOException {
        return switch (how) {
            case "before" -> Door.open(workspace.database.folder(), new Stalling(), (_, _, _) -> 0);
            case "middle" ->
                Door.open(workspace.database.folder(), new EventRequests(workspace.database), (_, _, _) -> {
                    say("in the middle");
                    return stall();
                });
            default -> workspace.takeCommands();
        };
    }

    private static void say(String words) {
        System.out.println(words);
        System.out.flush();
    }

    private static int stall() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /// Never comes to write down that it began.
    private static final class Stalling implements Requests {
        @Override
        public Optional<Past> find(String id) {
            say("before");
            stall();
            return Optional.empty();
        }

        @Override
        public void begun(String id, String command) {
            throw new IllegalStateException("not reached");
        }

        @Override
        public void ended(String id, int code) {
            throw new IllegalStateException("not reached");
        }
    }
}
