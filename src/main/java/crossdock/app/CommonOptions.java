package crossdock.app;

import crossdock.app.company.EventRequests;
import crossdock.app.company.HandOver;
import crossdock.app.company.Handed;
import crossdock.app.company.Requests;
import crossdock.app.print.Report;
import crossdock.platform.WorkspacePaths;
import crossdock.store.file.HolderLock;
import crossdock.store.file.WorkspaceFolder;
import crossdock.store.file.WorkspaceUnusable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// Options that every command has.
final class CommonOptions {
    @Spec(Target.MIXEE)
    private CommandSpec mixee = CommandSpec.create(); // replaced by picocli

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "folder of the workspace (default: Crossdock's folder among your application data)")
    private @Nullable Path workspace;

    @Option(names = "--json", description = "print JSON, one object a line")
    private boolean json;

    /// Those of the command that was asked for; the usual ones when it has none.
    static CommonOptions of(CommandLine line) {
        return line.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(CommonOptions.class::isInstance)
                .map(CommonOptions.class::cast)
                .findFirst()
                .orElseGet(CommonOptions::new);
    }

    /// What a command does with the workspace held for writing.
    @FunctionalInterface
    interface Work {
        int in(Workspace workspace) throws Exception;
    }

    /// Does the work here, holding the workspace; when another process holds it, the whole command is handed to that
    /// one, and what it prints is printed here.
    ///
    /// @param secret what the command read from environment or input; empty for none
    int work(String secret, Work work) throws Exception {
        Main.Hosted host = host();
        if (host != null) {
            return work.in(host.workspace());
        }
        Workspace own;
        try {
            own = Workspace.open(paths());
        } catch (WorkspaceUnusable held) {
            if (held.code() != WorkspaceUnusable.Code.HELD || !HandOver.isOpen(paths().root())) {
                throw held;
            }
            return handOver(secret, work);
        }
        try (own) {
            int code = work.in(own);
            own.backUp(false); // who never opens a window has backups all the same
            return code;
        }
    }

    private int handOver(String secret, Work work) throws Exception {
        CommandLine line = mixee.commandLine();
        Path root = paths().root();
        Path here = Path.of("").toAbsolutePath();
        List<String> typed = mixee.root().commandLine().getParseResult().originalArgs();
        var command = new Handed(UUID.randomUUID().toString(), typed, here, secret);
        var handing = new HandOver(root, () -> HolderLock.isHeld(root), line.getOut(), line.getErr());
        OptionalInt code = handing.run(command);
        if (code.isPresent()) {
            return code.getAsInt();
        }
        // The holder ended. What it left in the log says whether the command began.
        try (Workspace own = Workspace.open(paths())) {
            Optional<Requests.Past> past = new EventRequests(own.database).find(command.id());
            return past.isPresent() ? HandOver.tellPast(past.get(), line.getErr()) : work.in(own);
        }
    }

    /// The secret that came with a handed command; empty when the command was typed here.
    Optional<String> handedSecret() {
        return Optional.ofNullable(host()).map(host -> host.command().secret());
    }

    private Main.@Nullable Hosted host() {
        return mixee.root().userObject() instanceof Main.Commands root ? root.host() : null;
    }

    Path database() {
        return paths().root().resolve(WorkspaceFolder.DATABASE);
    }

    WorkspacePaths paths() {
        return paths(workspace);
    }

    /// @param workspace null for the usual folder
    static WorkspacePaths paths(@Nullable Path workspace) {
        return workspace == null
                ? WorkspacePaths.usual(
                        System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home")))
                : new WorkspacePaths(workspace);
    }

    Report report() {
        return new Report(mixee.commandLine().getOut(), json);
    }
}
