package crossdock.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Topic;
import crossdock.ui.live.Parcels.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveListTest {
    private final Later background = new Later();
    private final Commits commits = new Commits();
    private final LiveList<Parcel> list = new LiveList<>(background, Runnable::run, Set.of(Topic.STOCK));

    private Parcels shown(int count) {
        Parcels parcels = Parcels.of(count);
        list.ask(parcels);
        background.settle();
        return parcels;
    }

    private int unitsAt(int index) {
        Parcel row = list.get(index).row();
        return row == null ? -1 : row.units();
    }

    @Test
    void knowsEveryKeyButReadsOnlyTheRowsInSight() {
        Parcels parcels = shown(10_000);

        assertEquals(10_000, list.size());
        assertEquals(9_999, list.keyAt(9_999));
        assertEquals(1, unitsAt(0));
        assertEquals(100, parcels.rowsAsked());
    }

    @Test
    void readsTheOtherKeysOnlyOnceTheFirstRowsAreDrawn() {
        list.ask(Parcels.of(10_000));
        background.answer();

        assertEquals(200, list.size());
        assertEquals(1, unitsAt(0));
        assertFalse(list.loadingProperty().get());

        background.settle();
        assertEquals(10_000, list.size());
    }

    @Test
    void answersAtOnceAndBringsTheRowLater() {
        Parcels parcels = shown(10_000);
        List<Integer> told = new ArrayList<>();
        list.setOnRows((from, to) -> told.addAll(List.of(from, to)));

        assertEquals(-1, unitsAt(5_050), "the page is not there yet");
        list.setInSight(5_000, 5_030);
        background.settle();

        assertEquals(1, unitsAt(5_050));
        assertTrue(told.containsAll(List.of(5_000, 5_100)), told::toString);
        assertTrue(parcels.rowsAsked() <= 300, "one page ahead at most");
    }

    @Test
    void readsNoPageThatWasScrolledPast() {
        Parcels parcels = shown(100_000);
        parcels.asked.clear();

        for (int page = 0; page < 900; page++) {
            list.get(page * 100);
            list.setInSight(page * 100, page * 100 + 30);
        }
        background.settle();

        assertTrue(parcels.asked.size() <= 4, () -> "pages read: " + parcels.asked.size());
        assertEquals(1, unitsAt(89_900));
    }

    @Test
    void forgetsPagesLongOutOfSight() {
        Parcels parcels = shown(100_000);
        for (int page = 0; page < 60; page++) {
            list.setInSight(page * 100, page * 100 + 30);
            background.settle();
        }
        parcels.asked.clear();

        list.setInSight(0, 30);
        background.settle();

        assertTrue(parcels.rowsAsked() >= 100, "the first page was read again");
    }

    @Test
    void readsOnlyTheChangedRowsInSightAgain() {
        Parcels parcels = shown(10_000);
        list.setInSight(0, 30);
        background.settle();
        parcels.asked.clear();
        List<Integer> told = new ArrayList<>();
        list.setOnRows((from, _) -> told.add(from));
        try (var _ = subscribed()) {
            parcels.units.put(7L, 9);
            parcels.units.put(7_000L, 9);
            commits.tell(Topic.STOCK, 7L, 8L, 7_000L);
            background.settle();
        }
        assertEquals(9, unitsAt(7));
        assertEquals(List.of(7), told, "row 8 was read but did not change");
        assertEquals(2, parcels.rowsAsked());
    }

    @Test
    void showsTheChangeOfARowThatComesIntoSightLater() {
        Parcels parcels = shown(10_000);
        list.setInSight(500, 530);
        background.settle();
        list.setInSight(0, 30);
        background.settle();
        try (var _ = subscribed()) {
            parcels.units.put(510L, 9);
            commits.tell(Topic.STOCK, 510L);
            background.settle();
        }
        list.setInSight(500, 530);
        background.settle();
        assertEquals(9, unitsAt(510));
    }

    @Test
    void noticesAreGatheredWhileAQueryRuns() {
        Parcels parcels = shown(1_000);
        list.setInSight(0, 30);
        background.settle();
        parcels.asked.clear();
        try (var _ = subscribed()) {
            for (long i = 0; i < 1_000; i++) {
                parcels.units.put(i % 30, (int) i);
                commits.tell(Topic.STOCK, i % 30);
            }
            background.settle();
        }
        assertEquals(2, parcels.asked.size(), "one for the first notice, one for all others");
        assertEquals(999, unitsAt(9));
    }

    @Test
    void ignoresWhatOtherTopicsSay() {
        Parcels parcels = shown(1_000);
        parcels.asked.clear();
        try (var _ = subscribed()) {
            commits.tell(Topic.ORDER, 1L);
            background.settle();
        }
        assertEquals(0, parcels.asked.size());
    }

    @Test
    void hearsNothingAfterItsSubscriptionEnded() {
        shown(10);
        subscribed().close();
        assertEquals(0, commits.listeners.size());
        assertEquals(0, background.timers.size());
    }

    @Test
    void newRowsBelowTheFoldComeInByThemselves() {
        Parcels parcels = shown(1_000);
        list.setInSight(0, 30);
        background.settle();
        try (var _ = subscribed()) {
            parcels.units.put(5_000L, 1);
            commits.tell(Topic.STOCK, 5_000L);
            background.settle();
            background.strike();
        }
        assertEquals(1_001, list.size());
        assertTrue(list.shiftProperty().get().isNone());
    }

    @Test
    void newRowsInSightWaitUntilTheyAreAskedFor() {
        Parcels parcels = shown(1_000);
        list.setInSight(0, 30);
        background.settle();
        try (var _ = subscribed()) {
            parcels.units.put(-1L, 1);
            parcels.units.put(-2L, 1);
            parcels.units.remove(5L);
            commits.tell(Topic.STOCK, -1L, -2L, 5L);
            background.settle();
            background.strike();

            assertEquals(0, list.keyAt(0), "no row moved");
            assertEquals(2, list.shiftProperty().get().added());
            assertEquals(1, list.shiftProperty().get().removed());

            list.again();
            background.settle();
        }
        assertEquals(-2, list.keyAt(0));
        assertEquals(1_001, list.size());
        assertTrue(list.shiftProperty().get().isNone());
    }

    @Test
    void saysThatTheOrderChangedWithoutChangingIt() {
        Parcels parcels = shown(1_000);
        list.setInSight(0, 30);
        background.settle();
        try (var _ = subscribed()) {
            parcels.isDescending = true;
            commits.tell(Topic.STOCK, 1L);
            background.settle();
            background.strike();
        }
        assertEquals(0, list.keyAt(0));
        assertTrue(list.shiftProperty().get().moved());
    }

    @Test
    void keepsTheOldRowsUntilTheNewAnswerIsThere() {
        shown(1_000);
        Parcels fewer = Parcels.of(3);
        list.ask(fewer);
        assertTrue(list.loadingProperty().get());
        assertEquals(1_000, list.size());
        background.settle();
        assertEquals(3, list.size());
        assertFalse(list.loadingProperty().get());
    }

    @Test
    void anAnswerToAnOlderQuestionIsDropped() {
        Parcels first = Parcels.of(1_000);
        Parcels second = Parcels.of(5);
        list.ask(first);
        list.ask(second);
        background.settle();
        assertEquals(5, list.size());
    }

    @Test
    void aFailedQueryLeavesTheRowsAndSaysWhy() {
        Parcels parcels = shown(1_000);
        parcels.trouble = "the file is gone";
        list.again();
        background.settle();

        assertEquals(1_000, list.size());
        assertNotNull(list.failureProperty().get());
        assertFalse(list.loadingProperty().get());

        parcels.trouble = null;
        list.again();
        background.settle();
        assertNull(list.failureProperty().get());
    }

    @Test
    void aGoneRowLeavesWhenTheListIsAskedAgain() {
        Parcels parcels = shown(1_000);
        parcels.units.remove(3L);
        list.again();
        background.settle();
        assertEquals(4, list.keyAt(3));
        assertEquals(-1, list.indexOfKey(3));
    }

    private AutoSubscription subscribed() {
        var subscription = list.follow(commits);
        return subscription::unsubscribe;
    }

    private interface AutoSubscription extends AutoCloseable {
        @Override
        void close();
    }
}
