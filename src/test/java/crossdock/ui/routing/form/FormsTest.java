package crossdock.ui.routing.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import crossdock.inventory.Location;
import crossdock.order.Method;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Cron;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationFilter.Offer;
import crossdock.routing.policy.LocationFilter.Span;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {
    private final Texts texts = Texts.strict(Locale.US);
    private final PolicyWords words = new PolicyWords(texts, new Figures(texts, ZoneOffset.UTC), "USD");
    private final List<Object> taken = new ArrayList<>();

    static List<LocationFilter> locationFilters() {
        return List.of(
                new LocationFilter.InGroup(List.of("Flagship"), true),
                new LocationFilter.OfType(List.of(Location.Type.STORE), false),
                new LocationFilter.WithinDistance(120),
                new LocationFilter.Offers(Offer.PICKUP),
                new LocationFilter.CarrierServes(List.of("UPS"), List.of()),
                new LocationFilter.RoutingSafetyStock(2),
                new LocationFilter.CapacityLeft(Span.SHIFT, 3),
                new LocationFilter.PickupWindow(4),
                new LocationFilter.MinimumParcelValue(1_850),
                new LocationFilter.StockNotOlderThan(15));
    }

    static List<OrderFilter> orderFilters() {
        return List.of(
                new OrderFilter.OfChannel(List.of("Web shop"), false),
                new OrderFilter.ToRegion("US", List.of("AK", "HI"), List.of("995"), true),
                new OrderFilter.HasProductType(List.of("Lamps"), false),
                new OrderFilter.HasTag(List.of("gift"), true),
                new OrderFilter.PriorityFrom(2, false),
                new OrderFilter.PromisedWithin(24, false),
                new OrderFilter.OfMethod(List.of(Method.PICKUP), true),
                new OrderFilter.ValueBetween(1_000, 5_050L, false),
                new OrderFilter.InQueue(List.of("Unroutable"), false),
                new OrderFilter.OnWeekday(List.of(DayOfWeek.SATURDAY), ZoneId.of("America/New_York"), true));
    }

    private Form form(LocationFilter now) {
        return new LocationFilterForms(Known.NONE, words)
                .form(LocationFilterForms.Kind.of(now), now, taken::add);
    }

    private Form form(OrderFilter now) {
        return new OrderFilterForms(Known.NONE, words).form(OrderFilterForms.Kind.of(now), now, taken::add);
    }

    /// What a form shows and hands on untouched is what it was opened with.
    @ParameterizedTest
    @MethodSource("locationFilters")
    void aLocationFilterComesOutAsItWentIn(LocationFilter filter) {
        form(filter).read();
        assertEquals(List.of(filter), taken);
    }

    @ParameterizedTest
    @MethodSource("orderFilters")
    void anOrderFilterComesOutAsItWentIn(OrderFilter filter) {
        form(filter).read();
        assertEquals(List.of(filter), taken);
    }

    private static FormField.Amount amount(Form form, int at) {
        return (FormField.Amount) form.fields().get(at);
    }

    @Test
    void aNumberIsTakenOverAsItIsTypedAndWhatIsNoneIsToldBesideItsField() {
        Form form = form(new LocationFilter.WithinDistance(120));
        FormField.Amount km = amount(form, 0);
        km.text().set("80");
        assertEquals(List.of(new LocationFilter.WithinDistance(80)), taken);
        km.text().set("8x");
        assertEquals("routing.form.notWhole", Objects.requireNonNull(form.problemProperty().get()).textKey());
        assertSame(km, form.problemProperty().get().field());
        km.text().set("20041");
        assertEquals(List.of("1", "20040"), form.problemProperty().get().arguments());
        km.text().set("");
        assertEquals("routing.form.missing", form.problemProperty().get().textKey());
        assertEquals(1, taken.size());
        km.text().set("1,200");
        assertNull(form.problemProperty().get());
        assertEquals(new LocationFilter.WithinDistance(1_200), taken.getLast());
    }

    @Test
    void moneyIsTypedInWholeUnitsOfTheCurrency() {
        Form form = form(new OrderFilter.ValueBetween(1_000, 5_050L, false));
        assertEquals("10.00", amount(form, 0).text().get());
        amount(form, 1).text().set("");
        assertEquals(new OrderFilter.ValueBetween(1_000, null, false), taken.getLast());
        amount(form, 1).text().set("9.999");
        assertEquals("routing.form.notAmount", Objects.requireNonNull(form.problemProperty().get()).textKey());
        amount(form, 1).text().set("9.99");
        assertEquals("routing.form.valueOrder", form.problemProperty().get().textKey());
    }

    @Test
    void aFilterThatNamesNothingIsNotHandedOn() {
        Form form = new LocationFilterForms(Known.NONE, words)
                .form(LocationFilterForms.Kind.GROUP, null, taken::add);
        form.read();
        assertEquals("routing.form.none", Objects.requireNonNull(form.problemProperty().get()).textKey());
        ((FormField.Names) form.fields().getFirst()).chosen().add("Flagship");
        ((FormField.Flag) form.fields().getLast()).on().set(true);
        assertEquals(new LocationFilter.InGroup(List.of("Flagship"), true), taken.getLast());
    }

    @Test
    void splitsKeepTheirLimitsAndASingleLocationNeedsNone() {
        var forms = new RuleForms(Known.NONE, words);
        var split = new SplitMode.LeastCost(new SplitMode.Limits(4, List.of("Sofas"), 500));
        Form form = forms.split(split, true, taken::add);
        form.read();
        assertEquals(new RuleForms.Split(split, true), taken.getLast());
        ((FormField.OneOf) form.fields().getFirst()).chosen().set(0);
        assertEquals(new RuleForms.Split(new SplitMode.SingleLocation(), true), taken.getLast());
    }

    @Test
    void everyActionComesOutAsItWentIn() {
        var forms = new RuleForms(Known.NONE, words);
        List<Action> actions = List.of(
                new Action.MoveToQueue("Late"), new Action.Backorder(10), new Action.AutoCancel(5),
                new Action.DropShip(List.of("Midwest")));
        for (Action action : actions) {
            forms.otherwise("routing.card.otherwise", action, true, taken::add).read();
            forms.otherwise("routing.card.onNoMatch", action, false, taken::add).read();
        }
        forms.otherwise("routing.card.onNoMatch", new Action.NextRule(), false, taken::add).read();
        forms.onFull(new Action.MoveToQueue("Look"), taken::add).read();
        List<Action> twice = new ArrayList<>();
        actions.forEach(action -> twice.addAll(List.of(action, action)));
        twice.add(new Action.NextRule());
        twice.add(new Action.MoveToQueue("Look"));
        assertEquals(twice, taken);
    }

    @Test
    void aCronThatIsNoneIsToldAndNotTaken() {
        Form form = new RuleForms(Known.NONE, words).schedule(new Schedule.ByCron(new Cron("0 6 * * *")), taken::add);
        ((FormField.Line) form.fields().get(2)).text().set("0 6 * *");
        assertEquals(List.of(), taken);
        assertSame(form.fields().get(2), Objects.requireNonNull(form.problemProperty().get()).field());
        ((FormField.OneOf) form.fields().getFirst()).chosen().set(5);
        assertEquals(new Schedule.Every(15), taken.getLast());
    }

    @Test
    void usualTimesAreChosenByNameAndOthersTyped() {
        Form form = new RuleForms(Known.NONE, words).schedule(new Schedule.Every(30), taken::add);
        FormField.OneOf times = (FormField.OneOf) form.fields().getFirst();
        assertEquals(
                List.of("with every order", "every 5 min", "every 15 min", "every 30 min", "every hour"),
                times.options().subList(0, 5));
        assertEquals(3, times.chosen().get());
        times.chosen().set(4);
        assertEquals(new Schedule.Every(60), taken.getLast());
        times.chosen().set(0);
        assertEquals(new Schedule.EveryOrder(), taken.getLast());
        times.chosen().set(6);
        assertEquals(new Schedule.ByCron(new Cron("0 6 * * *")), taken.getLast());
        Form odd = new RuleForms(Known.NONE, words).schedule(new Schedule.Every(20), taken::add);
        assertEquals(5, ((FormField.OneOf) odd.fields().getFirst()).chosen().get());
    }

    @Test
    void asksOnlyForWhatTheChosenActionNeeds() {
        Form form = new RuleForms(Known.NONE, words)
                .otherwise("routing.card.onNoMatch", new Action.NextRule(), false, taken::add);
        FormField.OneOf action = (FormField.OneOf) form.fields().getFirst();
        List<List<Boolean>> asked = new ArrayList<>();
        for (int option = 0; option < action.options().size(); option++) {
            action.chosen().set(option);
            asked.add(form.fields().stream()
                    .map(field -> form.asked(field).map(when -> when.get()).orElse(true)).toList());
        }
        assertEquals(List.of(
                List.of(true, false, false, false), // next rule
                List.of(true, true, false, false), // queue
                List.of(true, false, true, false), // backorder
                List.of(true, false, true, false), // cancel
                List.of(true, false, false, true)), asked); // drop-ship
    }
}
