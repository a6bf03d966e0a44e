package crossdock.ui.routing.draft;

import crossdock.inventory.Location;
import crossdock.order.Method;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.OrderSort;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every part of a policy in the words of the screen.
public final class PolicyWords {
    private final Texts texts;
    private final Figures figures;
    private final Currency currency;

    /// @param currency of the policy's amounts
    public PolicyWords(Texts texts, Figures figures, String currency) {
        this.texts = texts;
        this.figures = figures;
        this.currency = Currency.getInstance(currency);
    }

    /// A name and what it is set to: `within`, `120 km`.
    public record Said(String name, String value) {
        @Override
        public String toString() {
            return name + " " + value;
        }
    }

    public Said filter(OrderFilter filter) {
        Said said = switch (filter) {
            case OrderFilter.OfChannel f -> said("channel", list(f.any()));
            case OrderFilter.ToRegion f -> region(f);
            case OrderFilter.HasProductType f -> said("productType", list(f.any()));
            case OrderFilter.HasTag f -> said("tag", list(f.any()));
            case OrderFilter.PriorityFrom f -> said("priority", atLeast(f.atLeast()));
            case OrderFilter.PromisedWithin f -> said("promise", texts.get("routing.unit.hours", f.hours()));
            case OrderFilter.OfMethod f ->
                said("method", f.any().stream().map(this::method).collect(Collectors.joining(", ")));
            case OrderFilter.ValueBetween f -> said("value", value(f.atLeast(), f.below()));
            case OrderFilter.InQueue f -> said("queue", list(f.any()));
            case OrderFilter.OnWeekday f -> said("weekday",
                    f.any().stream().map(this::weekday).collect(Collectors.joining(", ")));
        };
        return filter.not() ? negated(said) : said;
    }

    public Said filter(LocationFilter filter) {
        return switch (filter) {
            case LocationFilter.InGroup f -> negatedIf(f.not(), said("group", list(f.any())));
            case LocationFilter.OfType f -> negatedIf(f.not(), said(
                    "type", f.any().stream().map(this::type).collect(Collectors.joining(", "))));
            case LocationFilter.WithinDistance f ->
                said("within", texts.get("routing.unit.km", figures.units(f.km())));
            case LocationFilter.Offers f -> said("offers", texts.get("routing.offer." + f.offer()));
            case LocationFilter.CarrierServes f -> said("carrier", carrier(f));
            case LocationFilter.HandlesProductType() -> said("handles", texts.get("routing.value.productType"));
            case LocationFilter.RoutingSafetyStock f -> said("routingSafetyStock", figures.units(f.units()));
            case LocationFilter.CapacityLeft f ->
                new Said(texts.get("routing.capacity." + f.span()), atLeast(f.atLeast()));
            case LocationFilter.PickupWindow f -> said("pickupWindow", texts.get("routing.unit.hours", f.hours()));
            case LocationFilter.MinimumParcelValue f -> said("parcelValue", money(f.minor()));
            case LocationFilter.StockNotOlderThan f -> said("stockAge", texts.get("routing.unit.minutes", f.minutes()));
        };
    }

    public String sort(LocationSort sort) {
        return texts.get("routing.sort." + sort);
    }

    public String sort(OrderSort sort) {
        return texts.get("routing.orderSort." + sort);
    }

    public String delivery(Delivery delivery) {
        return texts.get("routing.delivery." + delivery);
    }

    public String split(SplitMode split) {
        return switch (split) {
            case SplitMode.SingleLocation() -> texts.get("routing.split.single");
            case SplitMode.FewestParcels(SplitMode.Limits limits) -> limits("routing.split.fewest", limits);
            case SplitMode.LeastCost(SplitMode.Limits limits) -> limits("routing.split.cheapest", limits);
        };
    }

    private String limits(String key, SplitMode.Limits limits) {
        List<String> parts = new ArrayList<>(List.of(texts.get(key, limits.atMost())));
        if (!limits.keepTogether().isEmpty()) {
            parts.add(texts.get("routing.split.together", list(limits.keepTogether())));
        }
        if (limits.minimumValue() > 0) {
            parts.add(texts.get("routing.split.value", money(limits.minimumValue())));
        }
        return String.join(", ", parts);
    }

    public String action(Action action) {
        return switch (action) {
            case Action.Allocate() -> texts.get("routing.action.allocate");
            case Action.NextRule() -> texts.get("routing.action.next");
            case Action.MoveToQueue(String queue) -> texts.get("routing.action.queue", queue);
            case Action.Backorder(int days) -> texts.get("routing.action.backorder", days);
            case Action.AutoCancel(int days) -> texts.get("routing.action.cancel", days);
            case Action.DropShip(List<String> groups) -> groups.isEmpty()
                    ? texts.get("routing.action.dropShip")
                    : texts.get("routing.action.dropShipFrom", list(groups));
        };
    }

    public String schedule(Schedule schedule) {
        return switch (schedule) {
            case Schedule.EveryOrder() -> texts.get("routing.schedule.order");
            case Schedule.Every(int minutes) -> minutes == 60
                    ? texts.get("routing.schedule.hour") : texts.get("routing.schedule.minutes", minutes);
            case Schedule.ByCron(var cron) -> texts.get("routing.schedule.cron", cron.text());
        };
    }

    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, texts.locale());
    }

    public String method(Method method) {
        return texts.get("routing.method." + method);
    }

    public String type(Location.Type type) {
        return texts.get("routing.type." + type);
    }

    /// `$18.00`.
    public String money(long minor) {
        NumberFormat format = NumberFormat.getCurrencyInstance(texts.locale());
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minor, digits)).replace('-', Figures.MINUS);
    }

    /// What the currency's amounts are typed in: `USD`.
    public Currency currency() {
        return currency;
    }

    public String text(String key, Object... arguments) {
        return arguments.length == 0 ? texts.get(key) : texts.get(key, arguments);
    }

    public Figures figures() {
        return figures;
    }

    private Said region(OrderFilter.ToRegion f) {
        List<String> parts = new ArrayList<>();
        if (f.country() instanceof String country) {
            parts.add(country);
        }
        if (!f.states().isEmpty()) {
            parts.add(list(f.states()));
        }
        if (!f.postalPrefixes().isEmpty()) {
            parts.add(f.postalPrefixes().stream().map(each -> each + "…").collect(Collectors.joining(", ")));
        }
        String key = parts.size() > 1 ? "region"
                : f.country() != null ? "country" : f.states().isEmpty() ? "postal" : "state";
        return said(key, String.join(" · ", parts));
    }

    private String carrier(LocationFilter.CarrierServes f) {
        List<String> named = new ArrayList<>(f.carriers());
        named.addAll(f.services());
        return named.isEmpty()
                ? texts.get("routing.value.anyCarrier")
                : texts.get("routing.value.carrier", list(named));
    }

    private String value(long atLeast, @Nullable Long below) {
        if (below == null) {
            return "≥ " + money(atLeast);
        }
        return atLeast == 0 ? "< " + money(below) : texts.get("routing.value.between", money(atLeast), money(below));
    }

    private String atLeast(int number) {
        return "≥ " + figures.units(number);
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    private Said said(String key, String value) {
        return new Said(texts.get("routing.filter." + key), value);
    }

    private Said negatedIf(boolean not, Said said) {
        return not ? negated(said) : said;
    }

    private Said negated(Said said) {
        return new Said(texts.get("routing.filter.not", said.name()), said.value());
    }
}
