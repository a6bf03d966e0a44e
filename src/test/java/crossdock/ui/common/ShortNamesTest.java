package crossdock.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Names lose the words they share, and nothing that tells them apart.
class ShortNamesTest {
    @Test
    void dropsTheWordsThatAllNamesBeginWith() {
        ShortNames names = ShortNames.of(List.of("Fernhill tills", "Fernhill web shop"));
        assertEquals("Tills", names.of("Fernhill tills"));
        assertEquals("Web shop", names.of("Fernhill web shop"));
    }

    @Test
    void keepsNamesThatShareNoWordOrOnlyAPartOfOne() {
        ShortNames names = ShortNames.of(List.of("Fernhill tills", "Fern web shop"));
        assertEquals("Fernhill tills", names.of("Fernhill tills"));
    }

    @Test
    void oneNameAloneStaysWhole() {
        assertEquals("Fernhill tills", ShortNames.of(List.of("Fernhill tills", "Fernhill tills")).of("Fernhill tills"));
        assertEquals("x", ShortNames.of(List.of()).of("x"));
    }

    @Test
    void oneStrangerDoesNotKeepTheOthersLong() {
        ShortNames names = ShortNames.of(List.of("A one", "A two", "A three", "A four", "Other place"));
        assertEquals("Two", names.of("A two"));
        assertEquals("Other place", names.of("Other place"));
    }

    @Test
    void shortensNothingWhereTwoWouldBecomeTheSame() {
        ShortNames names = ShortNames.of(List.of("A one", "A two", "A three", "A four", "Two"));
        assertEquals("A two", names.of("A two"));
    }

    @Test
    void leavesEachNameAtLeastOneWord() {
        ShortNames names = ShortNames.of(List.of("North", "North East"));
        assertEquals("North", names.of("North"));
        assertEquals("North East", names.of("North East"));
    }
}
