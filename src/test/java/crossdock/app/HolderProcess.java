package crossdock.app;

import crossdock.app.company.Door;
import crossdock.app.company.EventRequests;
import crossdock.app.company.Requests;
import crossdock.platform.WorkspacePaths;
import java.nio.file.Path;
import java.util.Optional;

/// A process that holds a workspace and takes commands until it is killed. It can stop for ever before a command
/// begins, or in the middle of one.
final class HolderProcess {
    private HolderProcess() {}

    public static void main(String[] args) throws Exception {
        try (Workspace workspace = Workspace.open(new WorkspacePaths(Path.of(args[0])));
                Door _ = door(workspace, args[1])) {
            say("held");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static Door door(Workspace workspace, String how) throws java.io.IOException {
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
