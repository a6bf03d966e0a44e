package crossdock.ui.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarksTest {
    private final Marks marks = new Marks();

    @Test
    void marksOneByOneAndTakesBack() {
        marks.toggle(1);
        marks.toggle(2);
        marks.toggle(1);
        assertFalse(marks.isMarked(1));
        assertTrue(marks.isMarked(2));
        assertEquals(1, marks.countProperty().get());
    }

    @Test
    void marksAllThatMatchButSomeWithoutHoldingTheirKeys() {
        marks.markAll(1_000_000);
        marks.toggle(7);
        assertEquals(999_999, marks.countProperty().get());
        assertFalse(marks.isMarked(7));
        assertTrue(marks.isMarked(123_456));
        assertArrayEquals(new long[] {6, 8}, marks.among(new long[] {6, 7, 8}));
        marks.clear();
        assertFalse(marks.isMarked(8));
    }

    @Test
    void aRangeAddsToWhatIsMarked() {
        marks.toggle(3);
        marks.addAll(new long[] {2, 3, 4});
        assertEquals(3, marks.countProperty().get());
    }
}
