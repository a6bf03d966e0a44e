package crossdock.house;

import static crossdock.house.Snippets.leaf;
import static crossdock.house.Snippets.told;
import static crossdock.house.Snippets.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WallsTest {
    static Stream<ArchRule> rules() {
        return Walls.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeepsTheRule(ArchRule rule) {
        rule.allowEmptyShould(true).check(Snippets.OURS);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken(Walls.JAVAFX, in("sync", "javafx.scene.Node node;")),
                broken(Walls.JAVAFX, in("platform", "org.controlsfx.control.Rating rating;")),
                broken(Walls.JDBC, in("sync", "java.sql.Connection connection;")),
                broken(Walls.JDBC, in("ui.stock", "void m(org.sqlite.SQLiteDataSource[] s) {}")),
                broken(Walls.HTTP, in("order", "java.net.http.HttpClient client;")),
                broken(Walls.HTTP, in("sync", "com.sun.net.httpserver.HttpServer server;")),
                broken(Walls.HTTP, in("store", "void m() throws Exception"
                        + " { java.net.URI.create(\"http://a\").toURL().openConnection().connect(); }")),
                broken(Walls.CLOCK, in("order", "Object o = java.time.Instant.now();")),
                broken(Walls.CLOCK, in("order", "java.util.function.Supplier<?> o = java.time.Instant::now;")),
                broken(Walls.CLOCK, in("sync", "Object o = java.time.Clock.systemUTC();")),
                broken(Walls.CLOCK, in("sandbox", "long o = System.currentTimeMillis();")),
                broken(Walls.CLOCK, in("ui.today", "Object o = java.time.LocalDate.now();")),
                broken(Walls.CLOCK, in("ui.today",
                        "Object o = java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC);")),
                broken(Walls.CLOCK, in("store", "Object o = new java.util.Date();")),
                broken(Walls.CONSOLE, in("sync", "void m() { System.out.println(1); }")),
                broken(Walls.RUN_LATER, in("ui.stock", "void m() { javafx.application.Platform.runLater(null); }")),
                broken(Walls.RUN_LATER, in("app", "void m() { javafx.application.Platform.runLater(null); }")),
                broken(Walls.VIEW_MODELS,
                        "package crossdock.ui.stock; class StockViewModel { javafx.scene.control.Label label; }"),
                broken(Walls.VIEW_MODELS, "package crossdock.ui.stock; class StockViewModel {"
                        + " static class Row { javafx.stage.Window window; } }"),
                broken(Walls.VIEW_MODELS, "package crossdock.ui.stock; class StockViewModel {"
                        + " void m() { javafx.application.Platform.exit(); } }"),
                broken(Walls.NO_CYCLES, leaf("crossdock.kernel"), leaf("crossdock.order.a"),
                        user("crossdock.order", "crossdock.kernel"), user("crossdock.kernel", "crossdock.order.a")),
                broken(Walls.NO_INNER_CYCLES, leaf("crossdock.channel"), leaf("crossdock.channel.square"),
                        user("crossdock.channel", "crossdock.channel.square"),
                        user("crossdock.channel.square", "crossdock.channel")),
                broken(Walls.SCREENS, leaf("crossdock.ui.stock"), user("crossdock.ui.orders", "crossdock.ui.stock")),
                broken(Walls.COMMON, leaf("crossdock.ui.stock"), user("crossdock.ui.common", "crossdock.ui.stock")),
                broken(Walls.COMMON, leaf("crossdock.ui.stock"), user("crossdock.ui.table", "crossdock.ui.stock")),
                broken(Walls.ADAPTERS, leaf("crossdock.channel.square"),
                        user("crossdock.channel.woocommerce", "crossdock.channel.square")),
                broken(Walls.STATIC_STATE, in("order", "static int count;")),
                broken(Walls.NAMES, "package crossdock.order; class OrderManager {}"),
                broken(Walls.NAMES, "package crossdock.order; class AbstractOrder {}"),
                broken(Walls.NAMES, "package crossdock.order; class Order { static class LineInfo {} }"),
                broken(Walls.NAMES, "package crossdock.order; class DateUtils {}"),
                broken(Walls.NAMES, "package crossdock.order; class BaseOrder {}"),
                broken(Walls.WIRE, "package crossdock.channel.square; record OrderJson(int id) {}"),
                broken(Walls.WIRE, "package crossdock.channel.square;"
                        + " record SquareOrder(@com.fasterxml.jackson.annotation.JsonProperty(\"id\") int id) {}"));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("broken")
    void theRuleBites(ArchRule rule, String[] sources) {
        assertFalse(told(rule, sources).isEmpty(), () -> rule.getDescription() + " says nothing to " + sources[0]);
    }

    @Test
    void everyRuleIsSeenToBite() {
        List<Object> bitten = broken().map(row -> row.get()[0]).distinct().toList();
        assertEquals(Walls.all(), bitten);
    }

    static Stream<Arguments> fine() {
        return Stream.of(
                broken(Walls.JAVAFX, in("ui.stock", "javafx.scene.Node node;")),
                broken(Walls.CLOCK, in("order", "Object m(java.time.Clock c) { return java.time.LocalDate.now(c); }")),
                broken(Walls.CLOCK, in("order", "long o = System.nanoTime();")),
                broken(Walls.CLOCK, in("app", "Object o = java.time.Clock.systemUTC();")),
                broken(Walls.RUN_LATER, in("ui.common", "void m() { javafx.application.Platform.runLater(null); }")),
                broken(Walls.VIEW_MODELS, "package crossdock.ui.stock; class StockViewModel {"
                        + " javafx.beans.property.StringProperty text; javafx.collections.ObservableList<?> rows; }"),
                broken(Walls.SCREENS, leaf("crossdock.ui.common"), user("crossdock.ui.stock", "crossdock.ui.common")),
                broken(Walls.SCREENS, leaf("crossdock.ui.charts"), user("crossdock.ui.stock", "crossdock.ui.charts")),
                broken(Walls.STATIC_STATE, "package crossdock.order; enum State { OPEN;"
                        + " int m(State s) { assert s != null; return switch (s) { case OPEN -> 1; }; } }"),
                broken(Walls.NAMES, "package crossdock.order; record Basis(int database) {}"),
                broken(Walls.WIRE, "package crossdock.channel.square; record SquareOrderJson(int id) {"
                        + " record Line(@com.fasterxml.jackson.annotation.JsonProperty(\"id\") int id) {} }"));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("fine")
    void theRuleLeavesGoodCodeAlone(ArchRule rule, String[] sources) {
        assertEquals(List.of(), told(rule, sources));
    }

    private static Arguments broken(ArchRule rule, String... sources) {
        return Arguments.of(rule, sources);
    }

    private static String in(String part, String body) {
        return "package crossdock." + part + "; class Snippet { " + body + " }";
    }
}
