package crossdock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    @Test
    void findsLettersInOrderWithGapsAndSaysWhere() {
        assertArrayEquals(new int[] {0, 1, 2, 6, 7}, Fuzzy.match("setgs", "Settings").orElseThrow().positions());
        assertTrue(Fuzzy.match("gs set", "Settings").isEmpty());
    }

    @Test
    void prefersStartsOfWords() {
        assertArrayEquals(new int[] {0, 5}, Fuzzy.match("td", "Task desk").orElseThrow().positions());
    }

    @Test
    void takesAWholeWordBeforeTheSameLettersInsideAnother() {
        assertArrayEquals(new int[] {9, 10, 11}, Fuzzy.match("all", "Install, all").orElseThrow().positions());
    }

    @Test
    void putsTheClosestTitleFirst() {
        List<String> titles = List.of("Show all keys", "Stock", "Restocked", "Switch to dark: o, c, k");
        String best =
                titles.stream()
                        .filter(title -> Fuzzy.match("stock", title).isPresent())
                        .max(Comparator.comparingInt(title -> Fuzzy.match("stock", title).orElseThrow().score()))
                        .orElseThrow();
        assertEquals("Stock", best);
    }

    @Test
    void matchesEverythingWhenNothingIsTyped() {
        assertEquals(0, Fuzzy.match(" ", "Stock").orElseThrow().positions().length);
    }
}
