package crossdock.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Notices notices = new Notices(Texts.strict(Locale.ENGLISH));
    private final List<String> undone = new ArrayList<>();

    private void done(String what) {
        notices.tellDone(() -> undone.add(what), "stock.safety.undone", what);
    }

    @Test
    void theNewestIsTakenBackFirstAlsoAfterItsNoticeHasGone() {
        done("first");
        done("second");
        notices.tell("stock.safety.undone", "third, which cannot be");
        List.copyOf(notices.shown()).forEach(notices::dismiss);
        assertTrue(notices.undoNewest());
        assertTrue(notices.undoNewest());
        assertFalse(notices.undoNewest());
        assertEquals(List.of("second", "first"), undone);
    }

    @Test
    void whatItsButtonTookBackIsNotTakenBackAgain() {
        done("once");
        Notices.Notice notice = notices.shown().getFirst();
        assertTrue(notices.undo(notice));
        assertFalse(notices.undo(notice));
        assertFalse(notices.undoNewest());
        assertEquals(List.of("once"), undone);
        assertEquals(List.of(), notices.shown());
    }
}
