package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read by hand is read as the command line's own reader reads it; everything else is left to that one.
final class PlainStartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "console",
                "console --json",
                "console --workspace w",
                "console --workspace=w",
                "console --json --workspace some/where",
                "console --workspace=some/where --json",
                "console --workspace C:\\shop"
            })
    void readsAPlainStartAsTheCommandLineDoes(String typed) {
        String[] args = typed.split(" ");
        CommonOptions said = CommonOptions.of(
                Main.Commands.console(null).parseArgs(args).subcommand().commandSpec().commandLine());
        ConsoleCommand.Plain plain = ConsoleCommand.Plain.of(args).orElseThrow();
        assertEquals(said.paths(), CommonOptions.paths(plain.workspace()));
        assertEquals(said.report().isJson(), plain.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console --practice",
                "console --help",
                "console --workspace",
                "console --workspace --json",
                "console --workspace=",
                "console --workspace a --workspace b",
                "console --json --json",
                "console --json=false",
                "console somewhere",
                "console --seed 3",
                "console --workspace \"quoted\"",
                "sync --json"
            })
    void leavesAnythingElseToTheCommandLine(String typed) {
        assertEquals(Optional.empty(), ConsoleCommand.Plain.of(typed.split(" ")), typed);
    }

    @Test
    void isNothingWithoutACommand() {
        assertTrue(ConsoleCommand.Plain.of(new String[0]).isEmpty());
    }
}
