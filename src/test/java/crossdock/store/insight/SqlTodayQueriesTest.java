package crossdock.store.insight;

import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.insight.TodayQueries.Shortage;
import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The figures of the day, from a real workspace. Noon is at(0); the clock stands at 22:00 UTC.
class SqlTodayQueriesTest {
    private static final List<String> OF_MARKED_ARTICLES = List.of(
            SqlTodayQueries.OVERSOLD,
            SqlTodayQueries.NEGATIVE_CELLS,
            Shortages.OVERSOLD,
            Shortages.BELOW_SAFETY);

    private Shelves shelves;
    private SqlTodayQueries today;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        today = new SqlTodayQueries(shelves.db.readers(), InstantSource.fixed(at(600)));
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private void order(long id, long placedMinute, int open) {
        shelves.db.transactor().run(Shelves.CHANNEL, _ -> shelves.db
                .writer()
                .current()
                .update(
                        "INSERT INTO orders (id, connection_id, external_id, number, method, state, channel_state,"
                                + " reserves, location_id, held_at, placed_at, updated_at, received_at, hold, history,"
                                + " content_hash, version, ordered_units, open_units, unrouted_units, unmapped_lines,"
                                + " places, place_id) VALUES (?1, 2, ?1, ?1, 'SHIP', 'OPEN', 'processing', 1, 0, 0,"
                                + " ?2, ?2, ?2, 0, 0, 0, 1, ?3, ?3, 0, 0, 0, 0)",
                        id,
                        at(placedMinute),
                        open));
    }

    @Test
    void emptyWorkspaceHasFiguresAndNoPast() {
        var figures = today.today(ZoneOffset.UTC).figures();
        assertEquals(0, figures.ordersToday());
        assertNull(figures.ordersYesterday());
        assertNull(figures.oldestOpen());
        assertEquals(24, figures.ordersPerHour().size());
    }

    @Test
    void dayBeginsAtMidnightOfTheReportingZone() {
        order(1, -13 * 60, 1); // 23:00 UTC the evening before
        order(2, 0, 1);
        order(3, 590, 0);
        assertEquals(2, today.today(ZoneOffset.UTC).figures().ordersToday());
        assertEquals(3, today.today(ZoneId.of("Europe/Berlin")).figures().ordersToday());
        var figures = today.today(ZoneOffset.UTC).figures();
        assertEquals(2, figures.openOrders());
        assertEquals(at(-13 * 60), figures.oldestOpen());
        assertEquals(1, figures.ordersPerHour().get(13)); // noon to one, ten hours before the running one
    }

    @Test
    void dayBeforeIsComparedUntilTheSameTimeOfDay() {
        order(1, -48 * 60, 0);
        order(2, -24 * 60, 0); // noon the day before
        order(3, -24 * 60 + 620, 0); // 22:20 the day before: later than now
        assertEquals(1, today.today(ZoneOffset.UTC).figures().ordersYesterday());
    }

    @Test
    void lastUnitSoldTwiceIsOneOversold() {
        shelves.tillSays(1, 0, 0);
        shelves.reserves(LocationId.NONE, 1, 1);
        assertEquals(0, today.today(ZoneOffset.UTC).figures().oversoldUnits());
        shelves.reserves(LocationId.NONE, 2, 1);
        var figures = today.today(ZoneOffset.UTC).figures();
        assertEquals(1, figures.oversoldUnits());
        assertEquals(1, figures.oversoldSkus());
        assertEquals(2, figures.unroutedUnits());
        Shortage only = today.today(ZoneOffset.UTC).shortages().getFirst();
        assertEquals(Shortage.Kind.OVERSOLD, only.kind());
        assertEquals(1, only.units());
        assertEquals(0, only.locations());
        assertNull(only.worst());
    }

    @Test
    void whatALocationLacksIsNamedAfterIt() {
        shelves.tillSays(3, 0, 0);
        assertEquals(List.of(), today.today(ZoneOffset.UTC).shortages());
        shelves.reserves(shelves.store, 1, 5);
        Shortage only = today.today(ZoneOffset.UTC).shortages().getFirst();
        assertEquals(2, only.units());
        assertEquals(1, only.locations());
        assertEquals(
                only.units(), today.today(ZoneOffset.UTC).figures().oversoldUnits(), "as much as the card says");
        assertNotNull(only.worst());
    }

    @ParameterizedTest
    @FieldSource("OF_MARKED_ARTICLES")
    void onlyMarkedArticlesAreLookedAtInMillionsOfCells(String question) {
        List<String> plan = shelves.db.readers().read(sql -> sql.list(
                "EXPLAIN QUERY PLAN " + question, row -> row.getString("detail")));
        assertTrue(plan.contains("SCAN t"), () -> "walks the articles: " + plan);
        assertTrue(plan.contains("SEARCH c USING PRIMARY KEY (sku_id=?)"), () -> "asks for their cells: " + plan);
    }
}
