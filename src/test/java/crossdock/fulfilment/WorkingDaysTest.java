package crossdock.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Location;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.order.IncomingOrder;
import crossdock.order.LineUnits;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderQueries;
import crossdock.order.OrderService;
import crossdock.order.OrderVersion;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.store.order.SqlOrderQueries;
import crossdock.store.order.SqlOrders;
import crossdock.store.routing.SqlRoutingOrders;
import crossdock.store.routing.SqlSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 2 March 2026 is a Monday; clocks in New York go forward on the 8th.
class WorkingDaysTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private Shelves shelves;
    private RoutingDesk desk;
    private WorkingDays days;
    private OrderService orders;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        var db = shelves.db;
        InstantSource clock = InstantSource.fixed(Shelves.at(0));
        desk = new RoutingDesk(
                db.transactor(), new SqlSettings(db.writer(), db.readers()), shelves.locations, clock);
        days = new WorkingDays(desk::network, db.notices(), NEW_YORK);
        orders = new OrderService(
                db.transactor(), new SqlOrders(db.writer()), shelves.locations, shelves.inventory, Sources.NONE, days,
                clock);
    }

    @AfterEach
    void close() {
        days.close();
        shelves.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError("refused: " + refused);
        };
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(NEW_YORK).toInstant();
    }

    private static BusinessCalendar shop(LocalDate... holidays) {
        return BusinessCalendar.of(
                NEW_YORK, "Mon-Fri 09:00-12:00,13:00-17:00", Set.copyOf(Arrays.asList(holidays)));
    }

    private static Instant ship(BusinessCalendar calendar, Instant placed) {
        return ServiceLevel.by(calendar, Method.SHIP, Method.SHIP.workingDays(), placed).orElseThrow();
    }

    private static Instant pickup(BusinessCalendar calendar, Instant placed) {
        return ServiceLevel.by(calendar, Method.PICKUP, Method.PICKUP.workingDays(), placed).orElseThrow();
    }

    @Test
    void aParcelIsDueFiveWorkingDaysOn() {
        assertEquals(at(MONDAY.plusDays(7), "23:59"), ship(shop(), at(MONDAY, "10:00")));
        assertEquals(at(MONDAY.plusDays(7), "23:59"), ship(shop(), at(MONDAY, "00:00"))); // before it opens
    }

    @Test
    void whatIsCollectedIsDueWhenTheNextWorkingDayEnds() {
        assertEquals(at(MONDAY.plusDays(1), "17:00"), pickup(shop(), at(MONDAY, "10:00")));
        assertEquals(at(MONDAY.plusDays(7), "17:00"), pickup(shop(), at(MONDAY.plusDays(4), "10:00"))); // a Friday
    }

    @Test
    void aWeekendOrderCountsAsPlacedOnMonday() {
        assertEquals(at(MONDAY.plusDays(7), "23:59"), ship(shop(), at(MONDAY.minusDays(2), "10:00")));
        assertEquals(at(MONDAY.plusDays(1), "17:00"), pickup(shop(), at(MONDAY.minusDays(1), "23:00")));
    }

    @Test
    void theLastShiftIsTheCutOff() {
        assertEquals(at(MONDAY.plusDays(1), "17:00"), pickup(shop(), at(MONDAY, "16:59")));
        assertEquals(at(MONDAY.plusDays(2), "17:00"), pickup(shop(), at(MONDAY, "17:00")));
    }

    @Test
    void aHolidayDoesNotCount() {
        assertEquals(at(MONDAY.plusDays(8), "23:59"), ship(shop(MONDAY.plusDays(2)), at(MONDAY, "10:00")));
        assertEquals(at(MONDAY.plusDays(8), "23:59"), ship(shop(MONDAY), at(MONDAY, "10:00"))); // placed on one
        assertEquals(at(MONDAY.plusDays(7), "23:59"), ship(shop(MONDAY.plusDays(5)), at(MONDAY, "10:00")));
    }

    @Test
    void clocksThatChangeMoveNoPromise() {
        LocalDate friday = MONDAY.plusDays(4);
        assertEquals(Instant.parse("2026-03-09T21:00:00Z"), pickup(shop(), at(friday, "10:00"))); // 22:00 without
        LocalDate saturday = LocalDate.of(2026, 10, 31); // clocks go back on Sunday
        assertEquals(Instant.parse("2026-11-03T22:00:00Z"), pickup(shop(), at(saturday, "10:00")));
        var always = BusinessCalendar.always(NEW_YORK);
        assertEquals(Instant.parse("2026-11-02T04:59:00Z"), pickup(always, at(saturday, "10:00"))); // 25 h long
    }

    @Test
    void whereNobodyEverWorksNothingIsPromised() {
        var never = new BusinessCalendar(NEW_YORK, Map.of(), Set.of(), Map.of());
        assertEquals(Optional.empty(), ServiceLevel.by(never, Method.SHIP, 5, at(MONDAY, "10:00")));
    }

    private Order ingest(String id, Method method, LocationId fixed, boolean history, @Nullable Instant promised) {
        Instant placed = at(MONDAY, "10:00");
        var line = new IncomingOrder.Line("a", 1, shelves.chair, "CH-1", "Chair", 2, 0, new Money(900, "USD"));
        OrderId order = done(orders.ingest(Shelves.CHANNEL, new IncomingOrder(
                        Shelves.SHOP, id, "#" + id, "paid", true, null, false, history, method, fixed,
                        LocationId.NONE, placed, placed, placed, Duration.ZERO, null, promised, null,
                        new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), List.of(),
                        List.of())))
                .order();
        if (order == null) {
            throw new AssertionError("the order was left out");
        }
        return read(order);
    }

    private Order read(OrderId id) {
        return shelves.db.transactor()
                .write(ANN, tx -> new SqlOrders(shelves.db.writer()).find(id))
                .orElseThrow();
    }

    private Order plain(String id) {
        return ingest(id, Method.SHIP, LocationId.NONE, false, null);
    }

    private void works(LocationId place, String hours) {
        String subject = place.toString();
        done(desk.set(
                ANN, desk.version(Settings.Kind.HOURS, subject), new Setting.Hours(place, hours, List.of(), Map.of())));
    }

    @Test
    void withoutALocationTheCountryOfTheBuyerCounts() {
        assertEquals(at(MONDAY.plusDays(7), "23:59"), plain("1").promisedAt());
        done(desk.set(ANN, 0, new Setting.Holidays("US", Map.of(MONDAY.plusDays(1), "a day"))));
        done(desk.set(ANN, 0, new Setting.Holidays("US-WA", Map.of(MONDAY.plusDays(2), "another"))));
        done(desk.set(
                ANN, 0, new Setting.Holidays(
                        "US-NY", Map.of(MONDAY.plusDays(3), "not there", MONDAY.plusDays(4), "nor this"))));
        Order order = plain("2");
        assertEquals(at(MONDAY.plusDays(9), "23:59"), order.promisedAt());
        assertEquals(Order.Basis.SLA, order.promiseBasis());
    }

    /// What was promised before stands until its order changes.
    @Test
    void otherDaysOfAServiceLevelCountForOrdersThatCome() {
        Order before = plain("1");
        done(desk.set(ANN, 0, new Setting.Level(Method.SHIP, 2)));
        assertEquals(at(MONDAY.plusDays(2), "23:59"), plain("2").promisedAt());
        assertEquals(at(MONDAY.plusDays(7), "23:59"), read(before.id()).promisedAt());
        Order collected = ingest("3", Method.PICKUP, LocationId.NONE, false, null);
        assertEquals(at(MONDAY.plusDays(1), "23:59"), collected.promisedAt()); // a weekday ends at midnight
        done(desk.set(ANN, 0, new Setting.Level(Method.PICKUP, 0)));
        assertEquals(MONDAY, LocalDate.ofInstant(
                Objects.requireNonNull(ingest("4", Method.PICKUP, LocationId.NONE, false, null).promisedAt()),
                NEW_YORK));
        done(desk.clear(ANN, 1, Settings.Kind.LEVEL, "SHIP"));
        assertEquals(at(MONDAY.plusDays(7), "23:59"), plain("5").promisedAt());
    }

    /// The last of several locations decides; taken back, the order is where it was.
    @Test
    void thePromiseFollowsTheUnits() {
        works(shelves.warehouse, "Mon-Sun 08:00-20:00");
        works(shelves.store, "Mon 09:00-17:00");
        Order order = plain("1");
        order = assign(order, LocationId.NONE, shelves.warehouse, 2);
        assertEquals(Instant.parse("2026-03-07T23:59:00Z"), order.promisedAt()); // in UTC, as both places are
        order = assign(order, shelves.warehouse, shelves.store, 1);
        assertEquals(Instant.parse("2026-04-06T23:59:00Z"), order.promisedAt());
        order = assign(order, shelves.store, LocationId.NONE, 1);
        order = assign(order, shelves.warehouse, LocationId.NONE, 1);
        assertEquals(at(MONDAY.plusDays(7), "23:59"), order.promisedAt());
    }

    private Order assign(Order order, LocationId from, LocationId to, int units) {
        var what = new LineUnits(order.lines().getFirst().id(), units);
        done(orders.assign(ANN, new OrderVersion(order.id(), order.version()), what, from, to));
        return read(order.id());
    }

    @Test
    void aLocationWithoutHoursWorksFromMondayToFriday() {
        Order order = ingest("1", Method.PICKUP, shelves.store, false, null);
        assertEquals(Instant.parse("2026-03-03T23:59:00Z"), order.promisedAt());
        assertEquals(
                Instant.parse("2026-03-09T23:59:00Z"),
                ingest("2", Method.SHIP, shelves.store, false, null).promisedAt());
    }

    @Test
    void hoursThatChangeCountFromTheNextOrderOn() {
        Order before = ingest("1", Method.PICKUP, shelves.store, false, null);
        works(shelves.store, "Wed 10:00-18:00");
        Instant late = Instant.parse("2026-03-11T18:00:00Z");
        assertEquals(late, ingest("2", Method.PICKUP, shelves.store, false, null).promisedAt());
        assertEquals(Instant.parse("2026-03-03T23:59:00Z"), read(before.id()).promisedAt());
    }

    @Test
    void aLocationOfTheSameWriteIsKnown() {
        plain("1"); // calendars are read
        Order order = shelves.db.transactor().write(ANN, tx -> {
            Location like = shelves.locations.find(shelves.store).orElseThrow();
            LocationId made = shelves.locations.put(new Location(
                            LocationId.NONE, "NEW", "New", Location.Type.STORE, like.address(), NEW_YORK, false,
                            "Tue 10:00-11:00", true, true, true, null, true))
                    .id();
            return ingest("2", Method.PICKUP, made, false, null);
        });
        assertEquals(at(MONDAY.plusDays(8), "11:00"), order.promisedAt());
    }

    @Test
    void theChannelsOwnPromiseWins() {
        Instant told = at(MONDAY.plusDays(1), "08:00");
        Order order = ingest("1", Method.SHIP, LocationId.NONE, false, told);
        order = assign(order, LocationId.NONE, shelves.warehouse, 2);
        assertEquals(told, order.promisedAt());
        assertEquals(Order.Basis.CHANNEL, order.promiseBasis());
    }

    @Test
    void historyAndTheTillPromiseNothing() {
        assertNull(ingest("1", Method.SHIP, LocationId.NONE, true, null).promisedAt());
        Order sold = ingest("2", Method.IN_STORE, shelves.store, false, null);
        assertNull(sold.promisedAt());
        assertNull(sold.promiseBasis());
    }

    /// As a workspace has them that was written before there was a promise.
    @Test
    void openOrdersWithoutAPromiseGetOne() {
        var never = new OrderService(
                shelves.db.transactor(), new SqlOrders(shelves.db.writer()), shelves.locations, shelves.inventory,
                Sources.NONE, InstantSource.fixed(Shelves.at(0)));
        OrderService usual = orders;
        orders = never;
        Order open = plain("1");
        Order past = ingest("2", Method.SHIP, LocationId.NONE, true, null);
        assertNull(open.promisedAt());
        usual.promiseOpen();
        assertEquals(at(MONDAY.plusDays(7), "23:59"), read(open.id()).promisedAt());
        assertEquals(open.version(), read(open.id()).version()); // nobody has to look again
        assertNull(read(past.id()).promisedAt());
    }

    @Test
    void listsAndRoutingKnowIt() {
        Order past = ingest("1", Method.SHIP, LocationId.NONE, true, null);
        Order late = plain("2");
        Order told = ingest("3", Method.SHIP, LocationId.NONE, false, at(MONDAY.plusDays(3), "08:00"));
        var queries = new SqlOrderQueries(shelves.db.readers());
        var byPromise = new OrderQueries.Sort(OrderQueries.Sort.Column.PROMISED, false);
        long[] keys = queries.keys(OrderQueries.Filter.NONE, byPromise, 10);
        assertEquals(
                List.of(told.id().value(), late.id().value(), past.id().value()),
                Arrays.stream(keys).boxed().toList());
        assertEquals(
                Arrays.asList(Order.Basis.CHANNEL, Order.Basis.SLA, null),
                queries.rows(keys).stream().map(OrderQueries.Row::promiseBasis).toList());
        var overdue = OrderQueries.Filter.NONE.withLateAt(at(MONDAY.plusDays(8), "00:00"));
        assertEquals(2, queries.count(overdue));
        assertEquals(
                late.promisedAt(),
                new SqlRoutingOrders(shelves.db.readers()).of(late.id()).orElseThrow().promisedAt());
    }
}
