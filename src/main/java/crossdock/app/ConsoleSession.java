package crossdock.app;

import crossdock.app.company.Door;
import crossdock.app.print.Report;
import crossdock.app.window.ConsoleApp;
import crossdock.app.window.FirstFrame;
import crossdock.app.window.ToolkitStart;
import crossdock.platform.Logging;
import crossdock.platform.WorkspacePaths;
import crossdock.store.file.HolderLock;
import crossdock.store.file.WorkspaceUnusable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window from its opening to its end. It holds the workspace; where another process does, it reads beside that one
/// and takes over by itself as soon as that has ended, in order or not: reading the channels must not wait for somebody
/// to press a button, and nobody has unsaved work in a window that cannot write.
final class ConsoleSession {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long FIRST_SCREEN_MILLIS = 250;

    private final WorkspacePaths paths;
    private final Report report;
    private final ToolkitStart toolkit;
    private final boolean isReadOnly;
    private final AtomicReference<@Nullable Post> current = new AtomicReference<>();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /// @param isReadOnly reads whoever holds it, and never takes over
    ConsoleSession(WorkspacePaths paths, Report report, ToolkitStart toolkit, boolean isReadOnly) {
        this.paths = paths;
        this.toolkit = toolkit;
        this.report = report;
        this.isReadOnly = isReadOnly;
    }

    /// What belongs to one way of having the workspace open.
    private record Post(Workspace workspace, @Nullable Door door, Desk desk)
            implements AutoCloseable {
        /// Reads and serves the channels and routes, where this process is the one that holds the workspace.
        void begin() {
            if (workspace.database.isHeld()) {
                workspace.sync.start(workspace.notices());
                workspace.routing.drive.start();
            }
        }

        @Override
        public void close() {
            try (workspace) {
                desk.close();
                if (door != null) {
                    door.close();
                    workspace.backUp(true);
                }
            } catch (IOException e) {
                LOG.warn("the door for commands could not be closed: {}", e.toString());
            }
        }
    }

    /// Returns when the window was closed. Throws [WorkspaceUnusable] when the workspace can neither be held nor read.
    void run() throws InterruptedException, IOException {
        Post first;
        try {
            first = isReadOnly ? beside() : hold();
        } catch (WorkspaceUnusable unusable) {
            if (unusable.code() != WorkspaceUnusable.Code.HELD) {
                throw unusable;
            }
            first = beside();
        }
        current.set(first);
        Desk desk = first.desk();
        try {
            new ConsoleApp(desk.parts).run(console -> {
                if (FirstFrame.isAsked()) {
                    FirstFrame.await(console, desk.parts, desk.today.boardProperty(), report);
                }
                desk.parts.background().drawn(() ->
                        Thread.ofPlatform().daemon().name("takeover").start(() -> work(console)));
            });
        } finally {
            isOver.set(true);
            synchronized (this) { // a takeover under way ends first
                Post last = current.get();
                if (last != null) {
                    last.close();
                }
            }
        }
    }

    private Post beside() throws InterruptedException, IOException {
        return post(Workspace.openBeside(paths, Platform::isFxApplicationThread));
    }

    private Post hold() throws InterruptedException, IOException {
        return post(Workspace.open(paths, Platform::isFxApplicationThread));
    }

    private Post post(Workspace workspace) throws InterruptedException, IOException {
        boolean isHeld = workspace.database.isHeld();
        Door door = isHeld ? workspace.takeCommands() : null;
        if (!isReadOnly && current.get() == null) {
            Logging.toFolder(paths.root().resolve("logs"));
        }
        Desk.Ground ground = Desk.Ground.read(paths);
        toolkit.await();
        Desk desk = ConsoleApp.make(() -> {
            var made = new Desk(workspace, ground, paths, name(paths));
            made.start(); // what it reads is there when the window is drawn for the first time
            return made;
        });
        return new Post(workspace, door, desk);
    }

    /// What goes on behind the window. It begins once the first screen had time to be read and drawn, as reading the
    /// channels and making the router's index would take the processor away from it.
    private void work(ConsoleApp.Opened console) {
        pause(FIRST_SCREEN_MILLIS);
        synchronized (this) {
            Post post = current.get();
            if (!isOver.get() && post != null) {
                post.begin();
            }
        }
        watch(console);
    }

    private void watch(ConsoleApp.Opened console) {
        Path root = paths.root();
        while (!isReadOnly && !isOver.get() && !isHolder()) {
            pause(LOOK_MILLIS);
            if (!isOver.get() && !HolderLock.isHeld(root)) {
                takeOver(console);
            }
        }
    }

    private boolean isHolder() {
        Post post = current.get();
        return post != null && post.workspace().database.isHeld();
    }

    private synchronized void takeOver(ConsoleApp.Opened console) {
        if (isOver.get()) {
            return;
        }
        try {
            Post next = hold();
            Post before = current.getAndSet(next);
            Boolean shown = ConsoleApp.make(() -> {
                console.shell().close();
                new ConsoleApp(next.desk().parts).open(console.stage());
                next.desk().parts.notices().tell("shell.takeover.done");
                return true;
            });
            next.begin();
            LOG.info("took the workspace over, window changed: {}", shown);
            if (before != null) {
                before.close();
            }
        } catch (WorkspaceUnusable lost) {
            LOG.info("another process took the workspace first, or it cannot be held: {}", lost.code());
        } catch (IOException e) {
            LOG.warn("the workspace could not be taken over and is tried again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String name(WorkspacePaths paths) {
        Path folder = paths.root().getFileName();
        return folder == null ? paths.root().toString() : folder.toString();
    }
}
