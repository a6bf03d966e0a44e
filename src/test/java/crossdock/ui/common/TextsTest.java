package crossdock.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void throwsInTestsWhenAKeyIsMissing() {
        assertThrows(MissingResourceException.class, () -> Texts.strict(Locale.US).get("no.such.key"));
    }

    @Test
    void showsPeopleTheKeyWhenItsTextIsMissing() {
        assertEquals("no.such.key", Texts.lenient(Locale.US).get("no.such.key"));
        assertEquals("no.such.key", Texts.lenient(Locale.US).bundle().getString("no.such.key"));
    }

    @Test
    void groupsWholeNumbersInTexts() {
        assertEquals("1,284 channels, 1 location", Texts.strict(Locale.US).get("shell.top.counts", 1284, 1));
    }
}
