package crossdock.inventory;

import java.util.List;

/// Why a ledger row was written. The code is stored: never renumber.
public enum MovementCause {
    OBSERVED(1),
    COUNTED(2),
    ADJUSTED(3),
    TRANSFERRED(4),
    SOLD(5),
    SHIPPED(6),
    COLLECTED(7),
    RETURNED(8),
    DISPOSED(9),
    RECEIVED(10),
    /// A line whose units the source's figure has lost although they are still here.
    HELD(11),
    /// The same, taken back: the units left or the line was cancelled.
    HELD_ENDED(12),
    /// What was folded when a location's stock source changed or old rows were archived.
    CARRIED_OVER(13);

    private static final List<MovementCause> ALL = List.of(values()); // values() copies, and each row asks

    private final int code;

    MovementCause(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// Throws IllegalArgumentException for a code that no version wrote.
    public static MovementCause of(int code) {
        for (MovementCause cause : ALL) {
            if (cause.code == code) {
                return cause;
            }
        }
        throw new IllegalArgumentException("no movement cause has code " + code);
    }
}
