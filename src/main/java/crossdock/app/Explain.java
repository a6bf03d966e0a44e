package crossdock.app;

import crossdock.channel.ChannelException;
import crossdock.platform.CrashCode;
import crossdock.platform.KeysUnusable;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.ui.common.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// Turns what stopped a command into a message and an exit code. Messages name no secret and no person.
final class Explain {
    private Explain() {}

    static int toPeople(Exception failure, CommandLine line) {
        PrintWriter err = line.getErr();
        switch (ofTheFile(failure)) {
            case WorkspaceUnusable unusable -> {
                err.println(text(unusable.code().key(), unusable.args()));
                return Main.UNUSABLE;
            }
            case KeysUnusable unusable -> {
                err.println(text(unusable.code().key(), unusable.args()));
                return Main.UNUSABLE;
            }
            case StoreFailure trouble when trouble.isOfTheFile() -> {
                WorkspaceUnusable unusable = trouble.asUnusable(CommonOptions.of(line).database());
                LoggerFactory.getLogger(Explain.class).warn("the store gave up", trouble);
                return toPeople(unusable, line);
            }
            case ChannelException trouble -> {
                String kept = String.valueOf(trouble.getMessage());
                err.println("channel: " + Texts.lenient(Locale.getDefault()).trouble(kept));
                return Main.UNREACHABLE;
            }
            case Main.BadUse bad -> {
                err.println(bad.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            default -> {
                err.println("Something went wrong that should not: code " + CrashCode.of(failure) + ". "
                        + failure.getClass().getSimpleName());
                LoggerFactory.getLogger(Main.class).error("command failed", failure);
                return Main.PROBLEMS;
            }
        }
    }

    /// Trouble of the file or the disk wears many coats on its way up; anything else stays what it is.
    static Throwable ofTheFile(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFailure store && store.isOfTheFile()) {
                return store;
            }
        }
        return failure;
    }

    static String text(String code, List<String> args) {
        return Texts.lenient(Locale.getDefault()).get("error." + code, args.toArray());
    }
}
