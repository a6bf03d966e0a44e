package crossdock.app;

import java.util.logging.Level;
import java.util.logging.Logger;
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
        subcommands = {
            ConsoleCommand.class,
            SandboxCommand.class,
            ConnectCommand.class,
            SyncCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            RestoreCommand.class,
            SplitCommand.class,
            TourCommand.class,
            CommandLine.HelpCommand.class
        },
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

    /// Held, as the logging system forgets the level of a logger that nobody holds.
    private static final Logger JUL = Logger.getLogger("");

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    public static void main(String[] args) {
        JUL.setLevel(Level.SEVERE); // libraries that log by java.util.logging say nothing a user could act on
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> Explain.toPeople(failure, line));
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
