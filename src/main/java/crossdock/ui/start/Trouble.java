package crossdock.ui.start;

import java.nio.file.Path;
import java.util.List;

/// Why a workspace cannot be opened, and what a person can do about it.
///
/// @param words what is wrong, where, and what now, in one or two sentences
/// @param choices in the order they are offered, the most useful first
public record Trouble(Kind kind, String words, Path folder, List<Choice> choices) {
    /// What the head line says. The text is `start.head.` + this.
    public enum Kind {
        DAMAGED,
        KEYS,
        PLACE,
        VERSION,
        OTHER
    }

    /// One way on. The texts are `start.choice.` and `start.hint.` + this.
    public enum Choice {
        RESTORE("fth-rotate-ccw"),
        READ_ONLY("fth-eye"),
        OTHER_FOLDER("fth-folder"),
        RETRY("fth-refresh-cw"),
        QUIT("fth-x");

        final String icon;

        Choice(String icon) {
            this.icon = icon;
        }
    }

    /// By the code of what stopped the opening, such as `workspace.damaged`.
    ///
    /// @param hasBackups whether there is something to restore
    public static Trouble of(String code, String words, Path folder, boolean hasBackups) {
        Kind kind = switch (code) {
            case "workspace.damaged", "workspace.lost", "workspace.foreign" -> Kind.DAMAGED;
            case "keys.missing", "keys.damaged", "keys.unreadable", "workspace.keyMismatch" -> Kind.KEYS;
            case "workspace.unwritable", "workspace.networkFolder", "workspace.diskFull", "workspace.diskFailed" ->
                Kind.PLACE;
            case "workspace.newerSchema", "workspace.olderSchema", "workspace.migrationChanged",
                    "workspace.migrationFailed" -> Kind.VERSION;
            default -> Kind.OTHER;
        };
        return new Trouble(kind, words, folder, choices(kind, code, hasBackups));
    }

    private static List<Choice> choices(Kind kind, String code, boolean hasBackups) {
        return switch (kind) {
            case DAMAGED ->
                hasBackups
                        ? List.of(Choice.RESTORE, Choice.READ_ONLY, Choice.OTHER_FOLDER, Choice.RETRY, Choice.QUIT)
                        : List.of(Choice.READ_ONLY, Choice.OTHER_FOLDER, Choice.RETRY, Choice.QUIT);
            case PLACE ->
                code.equals("workspace.networkFolder")
                        ? List.of(Choice.OTHER_FOLDER, Choice.QUIT)
                        : List.of(Choice.RETRY, Choice.READ_ONLY, Choice.OTHER_FOLDER, Choice.QUIT);
            case KEYS, VERSION, OTHER -> List.of(Choice.RETRY, Choice.OTHER_FOLDER, Choice.QUIT);
        };
    }
}
