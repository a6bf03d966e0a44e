package crossdock.app;

import crossdock.platform.WorkspacePaths;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

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
