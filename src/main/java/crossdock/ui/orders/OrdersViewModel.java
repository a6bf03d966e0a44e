package crossdock.ui.orders;

import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Topic;
import crossdock.order.Method;
import crossdock.order.OrderQueries;
import crossdock.order.OrderQueries.Facets;
import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderQueries.Row;
import crossdock.order.OrderQueries.Sort;
import crossdock.order.OrderState;
import crossdock.ui.common.Background;
import crossdock.ui.live.LiveList;
import crossdock.ui.live.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Which orders are listed and in which order, and how many there are of each kind.
final class OrdersViewModel {
    private static final Duration RECOUNT = Duration.ofSeconds(2);
    /// What is late changes with the time alone.
    private static final int LATE_EVERY = 15;

    private final OrderQueries queries;
    private final Locations locations;
    private final ChangeNotices notices;
    private final Background background;
    private final InstantSource clock;
    private final LiveList<Row> list;
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Counts> counts = new ReadOnlyObjectWrapper<>();
    private final Names names = new Names();
    private final AtomicBoolean isCountOld = new AtomicBoolean();
    private final AtomicBoolean areNamesOld = new AtomicBoolean(true);
    private Sort sort = Sort.NEWEST;
    private int ticks;
    private boolean counting;

    OrdersViewModel(OrderPorts ports, Background background, Pace pace, InstantSource clock) {
        this.queries = ports.queries();
        this.locations = ports.locations();
        this.notices = ports.changes();
        this.background = background;
        this.clock = clock;
        this.list = new LiveList<>(background, pace, Set.of(Topic.ORDER, Topic.TOLD));
    }

    /// How many orders there are, match, and would match.
    record Counts(int all, int matching, Facets facets) {
        /// Of the channels; imported orders have none.
        List<String> channelNames() {
            return facets.channels().keySet().stream()
                    .map(OrderQueries.Channel::name)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    Subscription show() {
        readNames();
        ask();
        ChangeNotices.Subscription heard = notices.subscribe(notice -> {
            if (notice.touches(Topic.ORDER)) {
                isCountOld.set(true);
            }
            if (notice.touches(Topic.LOCATION)) {
                areNamesOld.set(true);
            }
        });
        return Subscription.combine(list.follow(notices), heard::close, background.every(RECOUNT, this::tick));
    }

    private void tick() {
        ticks++;
        readNames();
        if (filter.get().lateAt() != null && ticks % LATE_EVERY == 0) {
            setFilter(filter.get().withLateAt(clock.instant()));
        } else if (isCountOld.get() || ticks % LATE_EVERY == 0) {
            recount();
        }
    }

    /// The names stay whole where they cannot be read; the list meets the same trouble and shows it.
    private void readNames() {
        if (areNamesOld.getAndSet(false)) {
            background.run(
                    () -> locations.all().stream().map(Location::name).toList(),
                    names::knowPlaces,
                    _ -> areNamesOld.set(true));
        }
    }

    private void ask() {
        list.ask(source());
        recount();
    }

    /// What the list shows, whole; for files.
    OrderSource source() {
        return new OrderSource(queries, filter.get(), sort);
    }

    private void recount() {
        if (counting) {
            isCountOld.set(true);
            return;
        }
        counting = true;
        isCountOld.set(false);
        Filter asked = filter.get();
        background.run(
                () -> new Counts(
                        queries.count(Filter.NONE), queries.count(asked), queries.facets(asked, clock.instant())),
                found -> {
                    counting = false;
                    names.knowChannels(found.channelNames());
                    counts.set(found);
                    if (!asked.equals(filter.get())) {
                        recount();
                    }
                },
                _ -> counting = false); // the list meets the same trouble and shows it
    }

    void setSort(Sort wanted) {
        if (!sort.equals(wanted)) {
            sort = wanted;
            list.ask(source());
        }
    }

    private void setFilter(Filter wanted) {
        if (!filter.get().equals(wanted)) {
            filter.set(wanted);
            ask();
        }
    }

    void setText(String text) {
        setFilter(filter.get().withText(text.strip()));
    }

    void setState(@Nullable OrderState state) {
        setFilter(filter.get().withState(state));
    }

    void setChannel(@Nullable ConnectionId channel) {
        setFilter(filter.get().withChannel(channel));
    }

    void setMethod(@Nullable Method method) {
        setFilter(filter.get().withMethod(method));
    }

    void setLocation(@Nullable LocationId location) {
        setFilter(filter.get().withLocation(location));
    }

    void toggleOpen() {
        setFilter(filter.get().withOpen(!filter.get().open()));
    }

    void toggleUnrouted() {
        setFilter(filter.get().withUnrouted(!filter.get().unrouted()));
    }

    void toggleLate() {
        setFilter(filter.get().withLateAt(filter.get().lateAt() == null ? clock.instant() : null));
    }

    /// Another filter altogether, as a link asks for.
    void only(Filter wanted) {
        setFilter(wanted);
    }

    void clear() {
        setFilter(Filter.NONE);
    }

    /// What locations and channels are called; better known with time.
    Names names() {
        return names;
    }

    LiveList<Row> list() {
        return list;
    }

    ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /// Null before the first count.
    ReadOnlyObjectProperty<@Nullable Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }
}
