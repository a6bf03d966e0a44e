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

/// Where the program starts: the command line. Does not extend Application, so that it runs from the class path.
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
public final class Main implements Runnable {
    static final String VERSION = "0.1.0";

    static final int DONE = 0;
    static final int PROBLEMS = 1;
    static final int UNREACHABLE = 3;
    static final int UNUSABLE = 4;

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

    /// A command that another process handed in, and the workspace held here.
    record Hosted(Workspace workspace, Handed command) {}

    Main(@Nullable ToolkitStart toolkit) {
        this.toolkit = toolkit;
    }

    @Nullable Hosted host() {
        return host;
    }

    public static void main(String[] args) {
        QuietLibraries.askFor();
        boolean opensWindow = args.length > 0 && args[0].equals("console");
        System.exit(opensWindow ? window(args) : commandLine().execute(args));
    }

    /// The window takes longest to come up, so its toolkit starts before the command line is read.
    private static int window(String[] args) {
        ToolkitStart toolkit = ToolkitStart.begin();
        return ConsoleCommand.Plain.of(args)
                .map(start -> start.run(toolkit, () -> console(window(new Main(toolkit)), args)))
                .orElseGet(() -> window(new Main(toolkit)).execute(args));
    }

    private static CommandLine console(CommandLine line, String[] args) {
        return line.parseArgs(args).subcommand().commandSpec().commandLine();
    }

    static CommandLine commandLine() {
        return commandLine(new Main(null));
    }

    /// For a command that another process handed in.
    static CommandLine hosted(Hosted host) {
        Main main = new Main(null);
        main.host = host;
        return commandLine(main) // paths were meant from where the command was typed
                .registerConverter(Path.class, text -> host.command().folder().resolve(text));
    }

    private static CommandLine commandLine(Main main) {
        CommandLine line = new CommandLine(main);
        COMMANDS.forEach(line::addSubcommand);
        return line(line);
    }

    /// Knows the console alone: reading what every other command takes would hold up the window.
    static CommandLine window(Main main) {
        return line(new CommandLine(main).addSubcommand(ConsoleCommand.class));
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

    /// What the user typed cannot be done as it stands.
    static final class BadUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadUse(String message) {
            super(message);
        }
    }
}
