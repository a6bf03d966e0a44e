package crossdock.app;

import crossdock.app.company.Handed;
import crossdock.app.window.ToolkitStart;
import crossdock.platform.QuietLibraries;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the program starts. Does not extend Application, so that it runs from the class path. Nothing here may name the
/// command line's reader in a signature: Java looks at those of the class it starts, and loading that reader would hold
/// up the window.
public final class Main {
    static final String VERSION = "0.1.0";

    static final int DONE = 0;
    static final int PROBLEMS = 1;
    static final int UNREACHABLE = 3;
    static final int UNUSABLE = 4;

    private Main() {}

    public static void main(String[] args) {
        QuietLibraries.askFor();
        boolean opensWindow = args.length > 0 && args[0].equals("console");
        System.exit(opensWindow ? window(args) : Commands.all().execute(args));
    }

    /// The window takes longest to come up, so its toolkit starts before the command line is read.
    private static int window(String[] args) {
        ToolkitStart toolkit = ToolkitStart.begin();
        return ConsoleCommand.Plain.of(args)
                .map(start -> start.run(toolkit, args))
                .orElseGet(() -> Commands.console(toolkit).execute(args));
    }

    /// A command that another process handed in, and the workspace held here.
    record Hosted(Workspace workspace, Handed command) {}

    /// The command line: every command with its options and help.
    @Command(
            name = "crossdock",
            description = "Operations console for omnichannel fulfilment.",
            mixinStandardHelpOptions = true,
            version = "Crossdock " + Main.VERSION,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:done",
                "1:done, and problems were found",
                "2:the command line was wrong",
                "3:a channel could not be reached or refused the secret",
                "4:the workspace cannot be used"
            })
    static final class Commands implements Runnable {
        private static final List<Class<?>> COMMANDS = List.of(
                ConsoleCommand.class,
                SandboxCommand.class,
                ConnectCommand.class,
                SyncCommand.class,
                ImportCommand.class,
                ExportCommand.class,
                CheckCommand.class,
                RestoreCommand.class,
                SplitCommand.class,
                ConsoleCommand.Pictures.class,
                StockCommand.class,
                RouteCommand.class,
                ReplayCommand.class,
                PromiseCommand.class,
                CommandLine.HelpCommand.class);

        private final @Nullable ToolkitStart toolkit;

        @Spec
        private CommandSpec spec = CommandSpec.create(); // replaced by picocli

        private @Nullable Hosted host;

        Commands(@Nullable ToolkitStart toolkit) {
            this.toolkit = toolkit;
        }

        @Nullable Hosted host() {
            return host;
        }

        static CommandLine all() {
            return all(new Commands(null));
        }

        /// For a command that another process handed in.
        static CommandLine hosted(Hosted host) {
            var root = new Commands(null);
            root.host = host;
            return all(root) // paths were meant from where the command was typed
                    .registerConverter(Path.class, text -> host.command().folder().resolve(text));
        }

        private static CommandLine all(Commands root) {
            CommandLine line = new CommandLine(root);
            COMMANDS.forEach(line::addSubcommand);
            return line(line);
        }

        /// Knows the console alone: reading what every other command takes would hold up the window.
        static CommandLine console(@Nullable ToolkitStart toolkit) {
            return line(new CommandLine(new Commands(toolkit)).addSubcommand(ConsoleCommand.class));
        }

        private static CommandLine line(CommandLine line) {
            return line.setCaseInsensitiveEnumValuesAllowed(true)
                    .setExecutionExceptionHandler((failure, command, _) -> Explain.toPeople(failure, command));
        }

        /// Starts the toolkit unless it is starting already.
        ToolkitStart toolkit() {
            return toolkit == null ? ToolkitStart.begin() : toolkit;
        }

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "which command? See crossdock --help");
        }
    }

    /// What the user typed cannot be done as it stands.
    static final class BadUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadUse(String message) {
            super(message);
        }
    }
}
