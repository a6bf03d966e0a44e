package crossdock.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class CrashCodeTest {
    @Test
    void namesTheSameFaultAlikeWhateverItsMessageAndWrapping() {
        assertEquals(CrashCode.of(fault("one")), CrashCode.of(new RuntimeException(fault("two"))));
    }

    @Test
    void tellsFaultsOfOtherPlacesAndTypesApart() {
        assertNotEquals(CrashCode.of(fault("one")), CrashCode.of(new IllegalStateException("one")));
        assertNotEquals(CrashCode.of(fault("one")), CrashCode.of(new ArithmeticException("one")));
    }

    private static IllegalStateException fault(String message) {
        return new IllegalStateException(message);
    }
}
