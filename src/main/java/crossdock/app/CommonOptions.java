package crossdock.app;

import crossdock.app.print.Report;
import crossdock.platform.WorkspacePaths;
import crossdock.store.file.WorkspaceFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.Spec;

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

    Path database() {
        return paths().root().resolve(WorkspaceFolder.DATABASE);
    }

    WorkspacePaths paths() {
        return workspace == null
                ? WorkspacePaths.usual(
                        System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home")))
                : new WorkspacePaths(workspace);
    }

    Report report() {
        return new Report(mixee.commandLine().getOut(), json);
    }
}
