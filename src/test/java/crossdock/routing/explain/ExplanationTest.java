package crossdock.routing.explain;

import static crossdock.routing.SomeNetwork.DENVER;
import static crossdock.routing.SomeNetwork.NOW;
import static crossdock.routing.SomeNetwork.SALT_LAKE;
import static crossdock.routing.SomeNetwork.SPRINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.routing.SomeNetwork;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.explain.Flip.Kind;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Loads.ShiftKey;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Templates;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final String RULES = "Warehouse within 160 km";

    @Test
    void everySentenceHasItsWords() throws IOException {
        Properties texts = texts();
        for (Sentence.Say say : Sentence.Say.values()) {
            assertTrue(texts.containsKey("explain.say." + say), say.name());
        }
        for (Check check : Check.values()) {
            assertTrue(texts.containsKey("explain.refused." + check), check.name());
        }
    }

    @Test
    void theNearestStoreIsExplainedFromTheTrace() throws IOException {
        var world = new SomeNetwork().stock(1, DENVER, 3).stock(1, SPRINGS, 3).stock(1, SALT_LAKE, 3);
        Demand order = SomeNetwork.promised(SomeNetwork.order(1, 2), NOW.plusSeconds(3 * 86_400));
        var explained = explain(world, order, Workload.NONE);
        assertEquals(
                List.of("Denver LoDo is the nearest location that passed rule Store within 160 km, 11 km away.",
                        "Rules before it placed nothing: " + RULES + "."),
                words(explained.answer(Question.HERE, ZoneOffset.UTC)));
        assertEquals(List.of("It is one parcel: Denver LoDo fills all that was placed."),
                words(explained.answer(Question.SPLIT, ZoneOffset.UTC)));
        assertEquals(List.of("No location is nearer; Denver LoDo is 11 km away."),
                words(explained.answer(Question.FARTHER, ZoneOffset.UTC)));
        assertEquals(List.of("UPS Ground is the cheapest service that arrives by 2026-11-27T17:00:00Z."),
                words(explained.answer(Question.CARRIER, ZoneOffset.UTC)));
        assertEquals(List.of("Every unit has a location."), words(explained.answer(Question.UNFILLED, ZoneOffset.UTC)));
        assertEquals(List.of("Colorado Springs would have cost 1000, 0 more."),
                words(explained.answer(Question.ELSEWHERE, ZoneOffset.UTC)));
        assertEquals(
                List.of("Rule " + RULES + ": Salt Lake DC is 598 km away, 160 km are allowed.",
                        "Rule Store within 160 km: Salt Lake DC is of another type."),
                words(explained.whyNot(SALT_LAKE)));
        assertEquals(
                List.of("Rule " + RULES + ": Colorado Springs is of another type.",
                        "Colorado Springs passed rule Store within 160 km as number 2 of 2."),
                words(explained.whyNot(SPRINGS)));
        assertEquals(LocationRow.State.CHOSEN, explained.table().getFirst().state());
        assertEquals(List.of(DENVER, SPRINGS), explained.table().stream().limit(2).map(LocationRow::location).toList());
        assertTrue(words(explained.answer(Question.KNOWN, ZoneOffset.UTC)).get(1)
                .startsWith("Denver LoDo had 3 of 1, confirmed 1 min before"));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        var world = new SomeNetwork().stock(1, DENVER, 1);
        Demand pickup = SomeNetwork.order(1, Method.PICKUP, DENVER, NOW, 2);
        var explained = explain(world, pickup, Workload.NONE);
        assertEquals(List.of("Nothing of it has a location.",
                        "Rules before it placed nothing: Store has it now, Ship to store."),
                words(explained.answer(Question.HERE, ZoneOffset.UTC)));
        List<String> unfilled = words(explained.answer(Question.UNFILLED, ZoneOffset.UTC));
        assertEquals("Units in the queue Unroutable: 2.", unfilled.getFirst());
        assertTrue(unfilled.getLast().startsWith("Nearest to a match: "), unfilled.getLast());
        assertEquals(List.of("It is tried again as soon as the order or its stock changes."),
                words(explained.answer(Question.AGAIN, ZoneOffset.UTC)));
        assertEquals("Rule Store has it now: Denver LoDo has 1 of 1, 2 are wanted.",
                words(explained.whyNot(DENVER)).getFirst());
    }

    /// The usual policy asks the suppliers last; of Denver that says only that it is none.
    @Test
    void theTurnOfTheSuppliersSaysNothingOfStoresAndWarehouses() throws IOException {
        Policy usual = Templates.USUAL.policy("USD");
        Policy noSupplier = new Policy("p", "USD", usual.runs().stream()
                .map(run -> new Run(run.name(), true, run.orders(), run.sort(), run.schedule(), run.rules(),
                        new Action.DropShip(List.of("no such group"))))
                .toList());
        var world = new SomeNetwork();
        Engine engine = world.engine(noSupplier);
        var explained = new Explanation(engine, engine.decide(
                SomeNetwork.order(1, 2), new Moment(NOW, world.stock(), Workload.NONE)));
        LocationRow denver = explained.table().stream().filter(row -> row.location().equals(DENVER)).findFirst()
                .orElseThrow();
        assertEquals(Check.STOCK, Objects.requireNonNull(denver.verdict()).check());
        String miss = words(explained.answer(Question.UNFILLED, ZoneOffset.UTC)).getLast();
        assertTrue(miss.endsWith(" has 0 of 1, 2 are wanted."), miss);
    }

    @Test
    void aLineThatIsSharedSaysFromWhere() throws IOException {
        var world = new SomeNetwork().stock(1, DENVER, 6).stock(1, SPRINGS, 4).stock(1, SALT_LAKE, 1);
        var explained = explain(world, SomeNetwork.order(1, 10), Workload.NONE);
        assertEquals(
                List.of("No location that passed has all 10 units; the best has 6.",
                        "No location that passed has all 10 units of 1, so they come from Denver LoDo, Colorado"
                                + " Springs."),
                words(explained.answer(Question.SPLIT, ZoneOffset.UTC)));
        assertEquals("Denver LoDo is in the best plan found by rule Split, 2300 in all; it can be at most 400 from the"
                + " cheapest.", words(explained.answer(Question.HERE, ZoneOffset.UTC)).getFirst());
    }

    @Test
    void fewestParcelsSaysHowManyAreNeeded() throws IOException {
        var world = new SomeNetwork().stock(1, DENVER, 6).stock(1, SPRINGS, 4).stock(1, SALT_LAKE, 5);
        Engine engine = world.engine(Templates.STORE_FIRST.policy("USD"));
        var explained = new Explanation(engine, engine.decide(
                SomeNetwork.order(1, 10), new Moment(NOW, world.stock(), Workload.NONE)));
        assertEquals("Denver LoDo is in the plan of rule Fewest parcels with the fewest parcels, 2.",
                words(explained.answer(Question.HERE, ZoneOffset.UTC)).getFirst());
    }

    @Test
    void aSplitSaysThatNobodyHasAll() throws IOException {
        var world = new SomeNetwork().stock(1, DENVER, 3).stock(2, SPRINGS, 3);
        var explained = explain(world, SomeNetwork.order(1, 1, 1), Workload.NONE);
        assertEquals(List.of("No location that passed has all 2 units; the best has 1."),
                words(explained.answer(Question.SPLIT, ZoneOffset.UTC)));
        assertEquals("Denver LoDo is in the cheapest plan of rule Split, 1900 in all.",
                words(explained.answer(Question.HERE, ZoneOffset.UTC)).getFirst());
    }

    @Test
    void flipsAreWholeAndMinimal() throws IOException {
        var world = new SomeNetwork().capacity(new Capacity(Capacity.Unit.ORDERS, 5, 5))
                .stock(1, DENVER, 3).stock(1, SPRINGS, 9).stock(1, SALT_LAKE, 9);
        long day = LocalDate.parse("2026-11-24").toEpochDay();
        Workload load = new Loads(
                Map.of(new ShiftKey(DENVER, day, 0), 7, new ShiftKey(DENVER, day, Loads.WHOLE_DAY), 7), Map.of());
        Engine engine = world.engine(Templates.USUAL.policy("USD"));
        Decision decision = engine.decide(SomeNetwork.order(1, 2), new Moment(NOW, world.stock(), load));
        assertEquals(SPRINGS, decision.parcels().getFirst().from());
        List<Flip> flips = new Flips(engine, decision).find();
        Flip capacity = flip(flips, Kind.CAPACITY);
        assertEquals(DENVER, capacity.location());
        assertEquals(3, capacity.size(), "7 of 5 are taken, 1 is needed");
        assertEquals(DENVER, capacity.then().parcels().getFirst().from());
        Flip less = flip(flips, Kind.LESS_STOCK);
        assertEquals(8, less.size(), "9 there, 2 wanted");
        Flip radius = flip(flips, Kind.RADIUS);
        assertEquals(160, radius.from());
        assertEquals(599, radius.to(), "the warehouse stands 598.5 km away");
        assertEquals(SALT_LAKE, radius.then().parcels().getFirst().from());
        for (Flip flip : flips) {
            assertTrue(!flip.then().parcels().equals(decision.parcels()), flip.kind().name());
        }
        Policy policy = engine.version().policy();
        assertEquals(
                List.of("8 fewer 1 at Colorado Springs", "Capacity for 3 more at Denver LoDo",
                        "Radius of \u201c" + RULES + "\u201d changed by 439 km"),
                words(List.of(less.change(policy, decision), capacity.change(policy, decision),
                        radius.change(policy, decision))));
        assertEquals(
                List.of("Denver LoDo takes it, for " + capacity.then().cost()), words(List.of(capacity.outcome())));
    }

    @Test
    void aFlipIntoTwoParcelsNamesBothPlacesAndOneIntoNoneSaysSo() throws IOException {
        var world = new SomeNetwork().stock(1, DENVER, 3).stock(2, SPRINGS, 3);
        Engine engine = world.engine(Templates.USUAL.policy("USD"));
        Decision split = engine.decide(
                SomeNetwork.order(1, 1, 1), new Moment(NOW, world.stock(), Workload.NONE));
        var nowhere = new Decision(
                split.order(), split.at(), split.epoch(), split.run(), List.of(), split.left(), null);
        int rule = split.parcels().getFirst().rule();
        var flip = new Flip(Kind.RULE, LocationId.NONE, null, rule, 1, 0, split);
        assertEquals(
                List.of("Rule \u201cSplit\u201d switched off", "Denver LoDo, Colorado Springs takes it, for "
                        + split.cost()),
                words(List.of(flip.change(engine.version().policy(), split), flip.outcome())));
        var last = new Flip(Kind.COST, DENVER, null, -1, 500, 712, nowhere);
        assertEquals(
                List.of("A parcel from Denver LoDo dearer by 212", "Nobody could take it"),
                words(List.of(last.change(engine.version().policy(), split), last.outcome())));
    }

    @Test
    void missingUnitsFlipWhenTheyAreFew() {
        var world = new SomeNetwork().stock(1, DENVER, -4).stock(1, SPRINGS, 9);
        Engine engine = world.engine(Templates.USUAL.policy("USD"));
        Decision decision = engine.decide(SomeNetwork.order(1, 1), new Moment(NOW, world.stock(), Workload.NONE));
        Flip more = flip(new Flips(engine, decision).find(), Kind.MORE_STOCK);
        assertEquals(new SkuId(1), more.sku());
        assertEquals(5, more.size());
        assertEquals(DENVER, more.then().parcels().getFirst().from());
    }

    @Test
    void withoutATraceNothingIsExplained() {
        var world = new SomeNetwork();
        Engine engine = world.engine(Templates.USUAL.policy("USD"));
        Decision blind =
                engine.decideUntraced(SomeNetwork.order(1, 1), new Moment(NOW, world.stock(), Workload.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Explanation(engine, blind));
        assertThrows(IllegalArgumentException.class, () -> new Flips(engine, blind));
    }

    private static Flip flip(List<Flip> flips, Kind kind) {
        return flips.stream().filter(flip -> flip.kind() == kind).findFirst().orElseThrow();
    }

    private static Explanation explain(SomeNetwork world, Demand demand, Workload load) {
        Engine engine = world.engine(Templates.USUAL.policy("USD"));
        return new Explanation(engine, engine.decide(demand, new Moment(NOW, world.stock(), load)));
    }

    private static Properties texts() throws IOException {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/i18n/explain.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<String> words(List<Sentence> sentences) throws IOException {
        Properties texts = texts();
        return sentences.stream()
                .map(sentence -> sentence.text(texts::getProperty, Locale.ROOT, ExplanationTest::word))
                .toList();
    }

    private static String word(Fact fact) {
        return switch (fact) {
            case Fact.Place(var location) ->
                new SomeNetwork().network().places().get((int) location.value() - 1).name();
            case Fact.Places(var all) ->
                all.stream().map(one -> word(new Fact.Place(one))).collect(Collectors.joining(", "));
            case Fact.Article(var sku) -> sku.toString();
            case Fact.Amount(long minor) -> Long.toString(minor);
            case Fact.Distance(long metres) -> metres / 1_000 + " km";
            case Fact.Count(long number) -> Long.toString(number);
            case Fact.Minutes(long minutes) -> minutes + " min";
            case Fact.At(var instant) -> instant.toString();
            case Fact.Name(String name) -> name;
            case Fact.Because _ -> throw new AssertionError("worded by the sentence itself");
        };
    }
}
