package crossdock.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.Unsealer;
import crossdock.order.Order;
import crossdock.order.OrderDesk;
import crossdock.order.OrderQueries;
import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderQueries.Sort;
import crossdock.order.OrderState;
import crossdock.order.SomeOrders;
import crossdock.store.order.SqlOrderQueries;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.OrderDetailViewModel.Buyer;
import crossdock.ui.orders.OrderDetailViewModel.Field;
import crossdock.ui.orders.OrdersViewModel.Counts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

class OrdersViewModelTest {
    @TempDir
    Path folder;

    private OrderDesk desk;
    private OrderQueries queries;
    private OrdersViewModel model;
    private Order eventful;

    @BeforeEach
    void open() {
        desk = new OrderDesk(folder);
        SomeOrders.fill(desk, 12);
        eventful = SomeOrders.eventful(desk);
        queries = new SqlOrderQueries(desk.shelves.db.readers());
        model = new OrdersViewModel(
                new OrderPorts(queries, desk.shelves.locations, desk.shelves.db.notices(), null, null),
                Background.inPlace(),
                Runnable::run,
                InstantSource.fixed(Shelves.at(600)));
        model.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Counts counts() {
        return Objects.requireNonNull(model.countsProperty().get());
    }

    @Test
    void countsFollowTheFilter() {
        assertEquals(List.of(13, 13, 13), List.of(counts().all(), counts().matching(), model.list().size()));
        model.setState(OrderState.PARTIAL);
        assertEquals(counts().matching(), model.list().size());
        assertEquals(13, counts().all());
        assertTrue(counts().matching() < 13 && counts().matching() > 0);
        model.clear();
        assertEquals(13, model.list().size());
    }

    @Test
    void switchesTurnOnAndOff() {
        model.toggleLate();
        assertEquals(Shelves.at(600), model.filterProperty().get().lateAt());
        model.toggleUnrouted();
        model.toggleOpen();
        model.toggleLate();
        model.toggleUnrouted();
        model.toggleOpen();
        assertEquals(Filter.NONE, model.filterProperty().get());
    }

    @Test
    void anotherOrderOfRowsIsAskedOfTheStore() {
        model.setSort(new Sort(Sort.Column.NUMBER, false));
        assertEquals(1, model.list().get(0).key());
        model.setSort(new Sort(Sort.Column.NUMBER, true));
        assertEquals(eventful.id().value(), model.list().get(0).key());
    }

    private OrderDetailViewModel detail(@Nullable Unsealer unsealer) {
        var detail =
                new OrderDetailViewModel(queries, desk.shelves.db.notices(), Background.inPlace(), unsealer);
        detail.show();
        return detail;
    }

    @Test
    void theBuyerStaysSealedWithoutTheKey() {
        OrderDetailViewModel detail = detail(null);
        detail.open(eventful.id());
        assertEquals(new Buyer.Sealed(false), detail.buyerProperty().get());
        detail.showBuyer();
        assertEquals(new Buyer.Sealed(false), detail.buyerProperty().get());
    }

    @Test
    void theBuyerIsShownOnDemandAndForgottenWithTheNextOrder() {
        String json = "{\"name\":\"A. Buyer\",\"email\":null,\"phone\":\"555\"}";
        OrderDetailViewModel detail = detail((subject, _) -> {
            assertEquals("order:2:50058", subject);
            return json.getBytes(StandardCharsets.UTF_8);
        });
        detail.open(eventful.id());
        assertEquals(new Buyer.Sealed(true), detail.buyerProperty().get());
        detail.showBuyer();
        assertEquals(
                new Buyer.Shown(List.of(new Field("name", "A. Buyer"), new Field("phone", "555"))),
                detail.buyerProperty().get());
        detail.open(new OrderId(1));
        assertInstanceOf(Buyer.Sealed.class, detail.buyerProperty().get());
        detail.close();
        assertNull(detail.detailProperty().get());
    }

    @Test
    void aBuyerThatCannotBeOpenedIsSaidToBeBroken() {
        OrderDetailViewModel detail = detail((_, _) -> {
            throw new IllegalArgumentException("altered");
        });
        detail.open(eventful.id());
        detail.showBuyer();
        assertEquals(new Buyer.Broken(), detail.buyerProperty().get());
    }

    @Test
    void theTimelineStandsInTheOrderThingsHappened() {
        var texts = Texts.strict(Locale.US);
        var words = new OrderWords(texts, new Figures(texts, ZoneOffset.UTC));
        List<String> titles = new OrderTimeline(words)
                .entries(queries.detail(eventful.id()).orElseThrow(), Shelves.at(600)).stream()
                        .map(OrderTimeline.Entry::title)
                        .toList();
        assertEquals(
                List.of(
                        "Placed, Shop", "2 units shipped from W1", "1 unit returned to W1", "State became processing",
                        "Ordered units +2", "1 unit cancelled", "2 units assigned to S1", "Put on hold", "Promised"),
                titles);
    }

    @Test
    void theTimelineSaysWhatTheChannelWasToldAndStillWaitsFor() {
        var texts = Texts.strict(Locale.US);
        var words = new OrderWords(texts, new Figures(texts, ZoneOffset.UTC));
        LocationId store = desk.shelves.store;
        told("ACKNOWLEDGED", store + ":1:2", 700);
        told("ACKNOWLEDGED", "", 701);
        told("SUPERSEDED", store + ":1:2", 702);
        told("PARKED", null, 703);
        told("PENDING", null, 704);
        assertTrue(queries.rows(new long[] {eventful.id().value()}).getFirst().isTelling());
        assertFalse(queries.rows(new long[] {1}).getFirst().isTelling());
        List<OrderTimeline.Entry> entries = new OrderTimeline(words)
                .entries(queries.detail(eventful.id()).orElseThrow(), Shelves.at(800));
        List<OrderTimeline.Entry> told = entries.subList(entries.size() - 5, entries.size() - 1);
        assertEquals(
                List.of(
                        "Told Shop: leaves from S1", "Told Shop: no location yet",
                        "Shop was not told where it leaves from", "Shop will be told where it leaves from"),
                told.stream().map(OrderTimeline.Entry::title).toList());
        assertEquals(List.of(false, false, true, true), told.stream().map(OrderTimeline.Entry::coming).toList());
    }

    private void told(String state, @Nullable String said, long minute) {
        boolean isOver = state.equals("ACKNOWLEDGED") || state.equals("SUPERSEDED");
        desk.shelves.db.transactor().run(OrderDesk.CLERK, _ -> desk.shelves.db.writer().current().update(
                "INSERT INTO outbox (connection_id, kind, state, subject, location_id, to_location_id, happened_at,"
                        + " due_at, attempts, doubtful, code, words, actor, order_id, said, ended_at)"
                        + " VALUES (2, 'ASSIGN', ?, ?, 0, 0, ?, ?, 0, 0, '', '', 'console', ?, ?, ?)",
                state, "order:" + eventful.id(), Shelves.at(minute), Shelves.at(minute), eventful.id().value(), said,
                isOver ? Shelves.at(minute) : null));
    }

    @Test
    void moneyAndPromisesReadAsPeopleSayThem() {
        var texts = Texts.strict(Locale.US);
        var words = new OrderWords(texts, new Figures(texts, ZoneOffset.UTC));
        assertEquals("$386.20", words.money(new Money(38620, "USD")));
        assertEquals("¥1,200", words.money(new Money(1200, "JPY")));
        assertEquals("\u2212$0.05", words.money(new Money(-5, "USD")));
        assertEquals("none", words.money(null));
        assertEquals("386.20", OrderWords.plain(new Money(38620, "USD")));
        assertEquals("in 24 min", words.promise(Shelves.at(24), Shelves.at(0)));
        assertEquals("2 h late", words.promise(Shelves.at(0), Shelves.at(120)));
    }
}
