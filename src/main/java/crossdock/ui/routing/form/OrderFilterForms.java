package crossdock.ui.routing.form;

import crossdock.order.Method;
import crossdock.routing.policy.OrderFilter;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Editors of order filters, one for each kind.
public final class OrderFilterForms {
    private final Fields fields;
    private final Known known;

    /// What an order filter can ask for, in the order of the menu.
    public enum Kind {
        CHANNEL,
        METHOD,
        REGION,
        PRODUCT_TYPE,
        VALUE,
        PROMISE,
        PRIORITY,
        WEEKDAY,
        TAG,
        QUEUE;

        public static Kind of(OrderFilter filter) {
            return switch (filter) {
                case OrderFilter.OfChannel _ -> CHANNEL;
                case OrderFilter.ToRegion _ -> REGION;
                case OrderFilter.HasProductType _ -> PRODUCT_TYPE;
                case OrderFilter.HasTag _ -> TAG;
                case OrderFilter.PriorityFrom _ -> PRIORITY;
                case OrderFilter.PromisedWithin _ -> PROMISE;
                case OrderFilter.OfMethod _ -> METHOD;
                case OrderFilter.ValueBetween _ -> VALUE;
                case OrderFilter.InQueue _ -> QUEUE;
                case OrderFilter.OnWeekday _ -> WEEKDAY;
            };
        }
    }

    public OrderFilterForms(Known known, PolicyWords words) {
        this.fields = new Fields(words);
        this.known = known;
    }

    /// @param now null for a filter that is being added
    public Form form(Kind kind, @Nullable OrderFilter now, Consumer<OrderFilter> take) {
        String title = fields.text("routing.kind." + kind);
        FormField.Flag not = fields.not(now != null && now.not());
        return switch (kind) {
            case CHANNEL -> names(title, "routing.form.channels", known.channels(),
                    now instanceof OrderFilter.OfChannel f ? f.any() : List.of(), not, take,
                    OrderFilter.OfChannel::new);
            case PRODUCT_TYPE -> names(title, "routing.form.productTypes", known.productTypes(),
                    now instanceof OrderFilter.HasProductType f ? f.any() : List.of(), not, take,
                    OrderFilter.HasProductType::new);
            case TAG -> names(title, "routing.form.tags", known.tags(),
                    now instanceof OrderFilter.HasTag f ? f.any() : List.of(), not, take, OrderFilter.HasTag::new);
            case QUEUE -> names(title, "routing.form.queues", known.queues(),
                    now instanceof OrderFilter.InQueue f ? f.any() : List.of(), not, take, OrderFilter.InQueue::new);
            case METHOD -> method(title, now, not, take);
            case WEEKDAY -> weekday(title, now, not, take);
            case REGION -> region(title, now, not, take);
            case PRIORITY -> {
                FormField.Amount from = fields.whole("routing.form.priority", "", -1_000, 1_000,
                        now instanceof OrderFilter.PriorityFrom f ? f.atLeast() : 1);
                yield form(title, List.of(from, not), take,
                        () -> new OrderFilter.PriorityFrom(Reads.whole(from), not.on().get()));
            }
            case PROMISE -> {
                FormField.Amount hours = fields.whole("routing.form.promise", "routing.form.hours", 0, 24 * 365,
                        now instanceof OrderFilter.PromisedWithin f ? f.hours() : 24);
                yield form(title, List.of(hours, not), take,
                        () -> new OrderFilter.PromisedWithin(Reads.whole(hours), not.on().get()));
            }
            case VALUE -> value(title, now, not, take);
        };
    }

    private interface OfNames {
        OrderFilter make(List<String> any, boolean not);
    }

    private Form names(
            String title, String labelKey, List<String> all, List<String> chosen, FormField.Flag not,
            Consumer<OrderFilter> take, OfNames make) {
        FormField.Names names = fields.names(labelKey, all, chosen);
        return form(title, List.of(names, not), take, () -> make.make(Reads.some(names), not.on().get()));
    }

    private Form method(String title, @Nullable OrderFilter now, FormField.Flag not, Consumer<OrderFilter> take) {
        FormField.Names methods = fields.words("routing.form.methods", Method.values(),
                now instanceof OrderFilter.OfMethod f ? f.any() : List.of(), fields.words()::method);
        return form(title, List.of(methods, not), take, () -> new OrderFilter.OfMethod(
                Reads.some(methods).stream().map(Method::valueOf).toList(), not.on().get()));
    }

    /// A new one counts days on the clock of the reporting zone.
    private Form weekday(String title, @Nullable OrderFilter now, FormField.Flag not, Consumer<OrderFilter> take) {
        OrderFilter.OnWeekday was = now instanceof OrderFilter.OnWeekday f ? f : null;
        ZoneId usual = was == null ? fields.words().figures().zone() : was.zone();
        FormField.Names days = fields.words("routing.form.weekdays", DayOfWeek.values(),
                was == null ? List.of() : was.any(), fields.words()::weekday);
        FormField.Line zone = fields.line("routing.form.zone", usual.getId());
        return form(title, List.of(days, zone, not), take, () -> new OrderFilter.OnWeekday(
                Reads.some(days).stream().map(DayOfWeek::valueOf).toList(), zone(zone), not.on().get()));
    }

    private static ZoneId zone(FormField.Line field) {
        try {
            return ZoneId.of(Reads.line(field));
        } catch (DateTimeException notOne) {
            throw new Form.Unfit(field, "routing.form.noZone", Reads.line(field));
        }
    }

    private Form region(String title, @Nullable OrderFilter now, FormField.Flag not, Consumer<OrderFilter> take) {
        OrderFilter.ToRegion was = now instanceof OrderFilter.ToRegion f ? f : null;
        String country = was == null || was.country() == null ? "" : was.country();
        FormField.Names countries = fields.names(
                "routing.form.country", known.countries(), country.isEmpty() ? List.of() : List.of(country));
        FormField.Names states =
                fields.names("routing.form.states", known.states(), was == null ? List.of() : was.states());
        FormField.Names postal =
                fields.names("routing.form.postal", List.of(), was == null ? List.of() : was.postalPrefixes());
        return form(title, List.of(countries, states, postal, not), take, () -> {
            if (countries.chosen().size() > 1) {
                throw new Form.Unfit(countries, "routing.form.oneCountry");
            }
            if (countries.chosen().isEmpty() && states.chosen().isEmpty() && postal.chosen().isEmpty()) {
                throw new Form.Unfit(countries, "routing.form.someRegion");
            }
            return new OrderFilter.ToRegion(
                    countries.chosen().isEmpty() ? null : countries.chosen().getFirst(),
                    List.copyOf(states.chosen()), List.copyOf(postal.chosen()), not.on().get());
        });
    }

    private Form value(String title, @Nullable OrderFilter now, FormField.Flag not, Consumer<OrderFilter> take) {
        OrderFilter.ValueBetween was = now instanceof OrderFilter.ValueBetween f ? f : null;
        FormField.Amount from = fields.money("routing.form.valueFrom", 0, was == null ? 0 : was.atLeast(), false);
        FormField.Amount below = fields.money("routing.form.valueBelow", 1, was == null ? null : was.below(), true);
        return form(title, List.of(from, below, not), take, () -> {
            long atLeast = Reads.amount(from);
            var upper = Reads.amountOrNone(below);
            if (upper.isPresent() && upper.getAsLong() <= atLeast) {
                throw new Form.Unfit(below, "routing.form.valueOrder");
            }
            return new OrderFilter.ValueBetween(
                    atLeast, upper.isPresent() ? upper.getAsLong() : null, not.on().get());
        });
    }

    private static Form form(
            String title, List<FormField> fields, Consumer<OrderFilter> take, Supplier<OrderFilter> read) {
        return Form.of(title, fields, read, take);
    }
}
