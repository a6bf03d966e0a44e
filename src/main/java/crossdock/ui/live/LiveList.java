package crossdock.ui.live;

import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import crossdock.ui.common.Background;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A list of any length that shows what the store holds: keys of all rows, pages of those in sight.
/// A change notice makes it read the rows in sight again and tell [#setOnRows] which differ; their order is kept until [#again], unless only rows below the fold moved.
/// FX thread only; every query runs elsewhere, and an answer to an older question is dropped.
public final class LiveList<R> extends ObservableListBase<Slot<R>> {
    /// So many keys answer the first screens; the rest follows.
    private static final int FIRST = 200;
    private static final Duration RECHECK = Duration.ofSeconds(2);
    /// Looking whether the order still holds may take one part in so many of the time.
    private static final int SHARE_OF_TIME = 20;

    private final Background background;
    private final Pace pace;
    private final DirtyKeys dirty;
    private final Pages<R> pages = new Pages<>();
    private final TreeSet<Integer> wanted = new TreeSet<>();
    private final Runnable refresh = this::refresh;
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Exception> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Shift> shift = new ReadOnlyObjectWrapper<>(Shift.NONE);
    private RowsListener onRows = (_, _) -> {};
    private Runnable beforeChange = () -> {};
    private Runnable afterChange = () -> {};
    private @Nullable RowSource<R> source;
    private long[] keys = {};
    private int generation;
    private int from;
    private int to;
    private boolean fetching;
    private boolean isRefreshing;
    private boolean isOrderOld;
    private boolean rechecking;
    private long recheckNotBefore = Long.MIN_VALUE;

    public LiveList(Background background, Pace pace, Set<Topic> topics) {
        this.background = background;
        this.pace = pace;
        this.dirty = new DirtyKeys(topics);
    }

    /// Hears which rows have other values, page by page or one by one.
    @FunctionalInterface
    public interface RowsListener {
        /// @param to exclusive
        void changed(int from, int to);
    }

    /// Listens to commits and looks again until the subscription ends.
    public Subscription follow(ChangeNotices notices) {
        ChangeNotices.Subscription heard = notices.subscribe(notice -> {
            if (dirty.add(notice)) {
                pace.soon(refresh);
            }
        });
        return Subscription.combine(heard::close, background.every(RECHECK, this::recheck));
    }

    /// Asks another question. The present rows stay until its first rows are there.
    public void ask(RowSource<R> question) {
        source = question;
        generation++;
        loading.set(true);
        int asOf = generation;
        background.run(
                () -> Answer.first(question, FIRST),
                answer -> whenNow(asOf, () -> begin(answer)),
                trouble -> whenNow(asOf, () -> fail(trouble)));
    }

    /// Asks the same question anew: new rows come in, gone ones leave, the order is made good.
    public void again() {
        if (source != null) {
            ask(source);
        }
    }

    private void begin(Answer answer) {
        replace(answer.keys());
        pages.put(0, answer.firstPage());
        loading.set(false);
        failure.set(null);
        shift.set(Shift.NONE);
        isOrderOld = false;
        onRows.changed(0, Math.min(Pages.SIZE, keys.length));
        if (answer.keys().length < FIRST) {
            return;
        }
        int asOf = generation;
        RowSource<R> question = source();
        background.drawn(() -> whenNow(asOf, () -> background.run(
                () -> question.keys(Integer.MAX_VALUE),
                all -> whenNow(asOf, () -> complete(all)),
                trouble -> whenNow(asOf, () -> fail(trouble)))));
    }

    private void complete(long[] all) {
        if (Shift.samePrefix(keys, all, keys.length)) {
            take(all);
        } else {
            replace(all);
        }
    }

    private void fail(Exception trouble) {
        loading.set(false);
        failure.set(trouble);
    }

    private void whenNow(int asOf, Runnable work) {
        if (asOf == generation) {
            work.run();
        }
    }

    private RowSource<R> source() {
        RowSource<R> now = source;
        if (now == null) {
            throw new IllegalStateException("nothing was asked yet");
        }
        return now;
    }

    /// Other rows altogether.
    private void replace(long[] next) {
        int before = keys.length;
        beforeChange.run();
        pages.clear();
        wanted.clear();
        keys = next;
        from = 0;
        to = Math.min(Pages.SIZE, next.length);
        beginChange();
        nextReplace(0, next.length, new Gone<>(before));
        endChange();
        afterChange.run();
    }

    /// Takes keys that begin as the present ones do as far as anyone can see.
    private void take(long[] next) {
        long[] before = keys;
        beforeChange.run();
        keys = next;
        pages.keepOnly(page -> Shift.samePage(before, next, page));
        beginChange();
        if (next.length > before.length) {
            nextAdd(before.length, next.length);
        } else if (next.length < before.length) {
            nextRemove(next.length, new Gone<>(before.length - next.length));
        }
        endChange();
        afterChange.run();
    }

    @Override
    public Slot<R> get(int index) {
        if (index < 0 || index >= keys.length) {
            throw new IndexOutOfBoundsException("row " + index + " of " + keys.length);
        }
        if (!pages.has(Pages.of(index))) {
            want(Pages.of(index));
        }
        return new Slot<>(keys[index], pages.row(index));
    }

    @Override
    public int size() {
        return keys.length;
    }

    public long keyAt(int index) {
        return keys[index];
    }

    /// Where the key stands, or -1. Looks through all keys: a millisecond for a million.
    public int indexOfKey(long key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int indexOf(@Nullable Object slot) {
        return slot instanceof Slot<?>(long key, _) ? indexOfKey(key) : -1;
    }

    @Override
    public boolean contains(@Nullable Object slot) {
        return indexOf(slot) >= 0;
    }

    /// Says which rows are in sight: these are kept fresh, and the next page is fetched ahead.
    public void setInSight(int first, int afterLast) {
        from = Math.max(0, Math.min(first, keys.length));
        to = Math.min(keys.length, Math.max(from, afterLast));
        int ahead = Math.min(keys.length, to + Pages.SIZE / 2);
        for (int page = Pages.of(from); page * Pages.SIZE < ahead; page++) {
            if (!pages.has(page)) {
                want(page);
            }
        }
    }

    /// Whether a row in sight is still on its way.
    public boolean isWaiting() {
        return to > from && (!pages.has(Pages.of(from)) || !pages.has(Pages.of(to - 1)));
    }

    private void want(int page) {
        wanted.add(page);
        if (!fetching) {
            fetch();
        }
    }

    /// One page after the other, those in sight first; pages scrolled past meanwhile are not read at all.
    private void fetch() {
        int first = Pages.of(from) - 1;
        int last = Pages.of(Math.max(from, to - 1)) + 1;
        Integer page = wanted.ceiling(first + 1);
        if (page == null || page > last) {
            page = wanted.isEmpty() ? null : wanted.last();
        }
        if (page == null) {
            return;
        }
        wanted.remove(page);
        wanted.removeIf(other -> other < first || other > last);
        fetching = true;
        int asOf = generation;
        int number = page;
        int start = number * Pages.SIZE;
        long[] asked = Answer.part(keys, start, start + Pages.SIZE);
        RowSource<R> question = source();
        background.run(
                () -> Answer.aligned(question, asked),
                rows -> {
                    fetching = false;
                    if (asOf == generation && Shift.holds(keys, start, asked)) {
                        pages.put(number, rows);
                        onRows.changed(start, start + asked.length);
                    }
                    fetch();
                },
                trouble -> {
                    fetching = false;
                    wanted.clear();
                    whenNow(asOf, () -> fail(trouble));
                });
    }

    /// Reads the rows in sight that changed; forgets pages out of sight that did.
    private void refresh() {
        if (isRefreshing || source == null) {
            return;
        }
        DirtyKeys.Taken changed = dirty.take();
        if (changed.isEmpty()) {
            return;
        }
        isOrderOld = true;
        RowSource<R> question = source();
        int first = Pages.of(from);
        int last = Pages.of(Math.max(from, to - 1));
        pages.keepOnly(page -> page >= first && page <= last || !touches(question, changed, page));
        long[] asked = LongStream.of(Answer.part(keys, first * Pages.SIZE, (last + 1) * Pages.SIZE))
                .filter(key -> changed.touches(question.noticeKey(key)))
                .toArray();
        if (asked.length == 0) {
            return;
        }
        isRefreshing = true;
        int asOf = generation;
        background.run(
                () -> question.rows(asked),
                rows -> {
                    isRefreshing = false;
                    whenNow(asOf, () -> renew(question, first * Pages.SIZE, (last + 1) * Pages.SIZE, rows));
                    if (!dirty.isEmpty()) {
                        pace.soon(refresh);
                    }
                },
                trouble -> {
                    isRefreshing = false;
                    whenNow(asOf, () -> fail(trouble));
                });
    }

    private boolean touches(RowSource<R> question, DirtyKeys.Taken changed, int page) {
        int end = Math.min(keys.length, (page + 1) * Pages.SIZE);
        for (int i = page * Pages.SIZE; i < end; i++) {
            if (changed.touches(question.noticeKey(keys[i]))) {
                return true;
            }
        }
        return false;
    }

    private void renew(RowSource<R> question, int first, int afterLast, List<R> rows) {
        Map<Long, R> byKey = Answer.byKey(question, rows);
        for (int i = first; i < Math.min(afterLast, keys.length); i++) {
            R row = byKey.get(keys[i]);
            if (row != null && pages.has(Pages.of(i)) && !row.equals(pages.row(i))) {
                pages.set(i, row);
                onRows.changed(i, i + 1);
            }
        }
    }

    /// Looks whether other rows match by now or their order differs. What is in sight stays where it is.
    private void recheck() {
        if (!isOrderOld || rechecking || loading.get() || System.nanoTime() < recheckNotBefore) {
            return;
        }
        isOrderOld = false;
        rechecking = true;
        int asOf = generation;
        long[] before = keys;
        int seen = to;
        long began = System.nanoTime();
        RowSource<R> question = source();
        background.run(
                () -> Shift.between(before, question.keys(Integer.MAX_VALUE), seen),
                found -> {
                    rechecking = false;
                    recheckNotBefore = System.nanoTime() + SHARE_OF_TIME * (System.nanoTime() - began);
                    if (asOf == generation && keys == before) {
                        found.unseen().ifPresentOrElse(this::take, () -> shift.set(found));
                    }
                },
                trouble -> {
                    rechecking = false;
                    whenNow(asOf, () -> fail(trouble));
                });
    }

    /// Reads rows of any keys, such as the marked ones, in their order; the present rows stay as they are.
    public void read(long[] asked, Consumer<List<R>> answered) {
        RowSource<R> question = source();
        background.run(
                () -> Answer.all(question, asked),
                answered,
                this::fail);
    }

    /// The keys of all rows in the present order. A copy.
    public long[] keys() {
        return keys.clone();
    }

    public void setOnRows(RowsListener listener) {
        onRows = listener;
    }

    /// For a view that keeps a row selected while its place changes.
    public void setAroundChange(Runnable before, Runnable after) {
        beforeChange = before;
        afterChange = after;
    }

    /// True from a question until its first rows are there.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Why the newest query failed; null once one succeeds.
    public ReadOnlyObjectProperty<@Nullable Exception> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What [#again] would bring.
    public ReadOnlyObjectProperty<Shift> shiftProperty() {
        return shift.getReadOnlyProperty();
    }
}
