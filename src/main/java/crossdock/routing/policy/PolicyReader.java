package crossdock.routing.policy;

import crossdock.inventory.Location;
import crossdock.order.Method;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the objects of a policy. A null means that the object was refused and a problem noted.
final class PolicyReader {
    private static final long MOST = 1_000_000_000_000L;
    private static final Action NEXT = new Action.NextRule();
    private static final Action UNROUTABLE = new Action.MoveToQueue(Action.UNROUTABLE);

    private PolicyReader() {}

    /// The whole policy. The format number lets a later version read this one.
    static @Nullable Policy policy(Fields f) {
        f.number("format", 1, 1);
        String name = f.text("name");
        String currency = f.text("currency");
        List<Run> runs = f.objects("runs", PolicyReader::run);
        return f.made(() -> new Policy(name, currency, runs));
    }

    /// What is left out has its usual value: enabled, every order, no sort, at once, no rules, the queue.
    private static @Nullable Run run(Fields f) {
        String name = f.text("name");
        boolean enabled = f.flag("enabled", true);
        List<OrderFilter> orders = f.objects("orders", PolicyReader::orderFilter);
        List<OrderSort> sort = f.allOf("sort", OrderSort.class);
        Schedule schedule = f.object("schedule", PolicyReader::schedule, new Schedule.EveryOrder());
        List<Rule> rules = f.objects("rules", PolicyReader::rule);
        Action otherwise = f.object("otherwise", PolicyReader::action, UNROUTABLE);
        return f.made(() -> new Run(name, enabled, orders, sort, schedule, rules, otherwise));
    }

    /// Only name and delivery must be there.
    private static @Nullable Rule rule(Fields f) {
        String name = f.text("name");
        boolean enabled = f.flag("enabled", true);
        Delivery delivery = f.oneOf("delivery", Delivery.class);
        List<LocationFilter> where = f.objects("where", PolicyReader::locationFilter);
        List<LocationSort> sort = f.allOf("sort", LocationSort.class);
        SplitMode split = f.object("split", PolicyReader::split, new SplitMode.SingleLocation());
        boolean partial = f.flag("partial", false);
        Action onFull = f.object("onFull", PolicyReader::action, new Action.Allocate());
        Action onPartial = f.object("onPartial", PolicyReader::action, NEXT);
        Action onNoMatch = f.object("onNoMatch", PolicyReader::action, NEXT);
        return f.made(() -> new Rule(
                name, enabled, delivery, where, sort, split, partial, onFull, onPartial, onNoMatch));
    }

    private static @Nullable OrderFilter orderFilter(Fields f) {
        String is = f.text("is");
        boolean not = f.flag("not", false);
        return switch (is) {
            case "channel" -> {
                List<String> any = f.someTexts("any");
                yield f.made(() -> new OrderFilter.OfChannel(any, not));
            }
            case "region" -> {
                String country = f.textOrNull("country");
                List<String> states = f.texts("states");
                List<String> prefixes = f.texts("postalPrefixes");
                yield f.made(() -> new OrderFilter.ToRegion(country, states, prefixes, not));
            }
            case "productType" -> {
                List<String> any = f.someTexts("any");
                yield f.made(() -> new OrderFilter.HasProductType(any, not));
            }
            case "tag" -> {
                List<String> any = f.someTexts("any");
                yield f.made(() -> new OrderFilter.HasTag(any, not));
            }
            case "priority" -> {
                int atLeast = (int) f.number("atLeast", -1_000, 1_000);
                yield f.made(() -> new OrderFilter.PriorityFrom(atLeast, not));
            }
            case "promise" -> {
                int hours = (int) f.number("hours", 0, 24 * 365);
                yield f.made(() -> new OrderFilter.PromisedWithin(hours, not));
            }
            case "method" -> {
                List<Method> any = f.allOf("any", Method.class);
                yield f.made(() -> new OrderFilter.OfMethod(any, not));
            }
            case "value" -> {
                long atLeast = f.number("atLeast", 0, MOST, 0);
                long below = f.number("below", 1, MOST, -1);
                yield f.made(() -> new OrderFilter.ValueBetween(atLeast, below < 0 ? null : below, not));
            }
            case "queue" -> {
                List<String> any = f.someTexts("any");
                yield f.made(() -> new OrderFilter.InQueue(any, not));
            }
            case "weekday" -> {
                List<DayOfWeek> any = f.allOf("any", DayOfWeek.class);
                String zone = f.text("zone");
                yield f.made(() -> new OrderFilter.OnWeekday(any, zone(zone), not));
            }
            default -> {
                f.unknown("is", is, "channel", "region", "productType", "tag", "priority", "promise", "method", "value",
                        "queue", "weekday");
                yield null;
            }
        };
    }

    private static @Nullable LocationFilter locationFilter(Fields f) {
        String is = f.text("is");
        return switch (is) {
            case "group" -> {
                List<String> any = f.someTexts("any");
                boolean not = f.flag("not", false);
                yield f.made(() -> new LocationFilter.InGroup(any, not));
            }
            case "type" -> {
                List<Location.Type> any = f.allOf("any", Location.Type.class);
                boolean not = f.flag("not", false);
                yield f.made(() -> new LocationFilter.OfType(any, not));
            }
            case "within" -> {
                int km = (int) f.number("km", 1, 20_040);
                yield f.made(() -> new LocationFilter.WithinDistance(km));
            }
            case "offers" -> {
                LocationFilter.Offer offer = f.oneOf("offer", LocationFilter.Offer.class);
                yield f.made(() -> new LocationFilter.Offers(offer));
            }
            case "carrier" -> {
                List<String> carriers = f.texts("carriers");
                List<String> services = f.texts("services");
                yield f.made(() -> new LocationFilter.CarrierServes(carriers, services));
            }
            case "handles" -> f.made(LocationFilter.HandlesProductType::new);
            default -> measured(is, f);
        };
    }

    /// The filters that hold something against a number.
    private static @Nullable LocationFilter measured(String is, Fields f) {
        return switch (is) {
            case "routingSafetyStock" -> {
                int units = (int) f.number("units", 0, 1_000_000);
                yield f.made(() -> new LocationFilter.RoutingSafetyStock(units));
            }
            case "capacity" -> {
                LocationFilter.Span span = f.oneOf("span", LocationFilter.Span.class);
                int atLeast = (int) f.number("atLeast", 1, 1_000_000);
                yield f.made(() -> new LocationFilter.CapacityLeft(span, atLeast));
            }
            case "pickupWindow" -> {
                int hours = (int) f.number("hours", 1, 24 * 60);
                yield f.made(() -> new LocationFilter.PickupWindow(hours));
            }
            case "parcelValue" -> {
                long minor = f.number("minor", 1, MOST);
                yield f.made(() -> new LocationFilter.MinimumParcelValue(minor));
            }
            case "stockAge" -> {
                int minutes = (int) f.number("minutes", 1, 60 * 24 * 30);
                yield f.made(() -> new LocationFilter.StockNotOlderThan(minutes));
            }
            default -> {
                f.unknown("is", is, "group", "type", "within", "offers", "carrier", "handles", "routingSafetyStock",
                        "capacity", "pickupWindow", "parcelValue", "stockAge");
                yield null;
            }
        };
    }

    private static @Nullable SplitMode split(Fields f) {
        String mode = f.text("mode");
        return switch (mode) {
            case "single" -> f.made(SplitMode.SingleLocation::new);
            case "fewestParcels" -> {
                SplitMode.Limits limits = limits(f);
                yield limits == null ? null : new SplitMode.FewestParcels(limits);
            }
            case "leastCost" -> {
                SplitMode.Limits limits = limits(f);
                yield limits == null ? null : new SplitMode.LeastCost(limits);
            }
            default -> {
                f.unknown("mode", mode, "single", "fewestParcels", "leastCost");
                yield null;
            }
        };
    }

    private static SplitMode.@Nullable Limits limits(Fields f) {
        int atMost = (int) f.number("atMost", 1, 15);
        List<String> together = f.texts("keepTogether");
        long value = f.number("minimumValue", 0, MOST, 0);
        return f.made(() -> new SplitMode.Limits(atMost, together, value));
    }

    private static @Nullable Action action(Fields f) {
        String what = f.text("do");
        return switch (what) {
            case "allocate" -> f.made(Action.Allocate::new);
            case "nextRule" -> f.made(Action.NextRule::new);
            case "queue" -> {
                String queue = f.text("queue");
                yield f.made(() -> new Action.MoveToQueue(queue));
            }
            case "backorder" -> {
                int days = (int) f.number("withinDays", 1, 730);
                yield f.made(() -> new Action.Backorder(days));
            }
            case "autoCancel" -> {
                int days = (int) f.number("days", 0, 730);
                yield f.made(() -> new Action.AutoCancel(days));
            }
            case "dropShip" -> {
                List<String> groups = f.texts("groups");
                yield f.made(() -> new Action.DropShip(groups));
            }
            default -> {
                f.unknown("do", what, "allocate", "nextRule", "queue", "backorder", "autoCancel", "dropShip");
                yield null;
            }
        };
    }

    private static @Nullable Schedule schedule(Fields f) {
        String every = f.text("every");
        return switch (every) {
            case "order" -> f.made(Schedule.EveryOrder::new);
            case "minutes" -> {
                int minutes = (int) f.number("minutes", 1, 24 * 60);
                yield f.made(() -> new Schedule.Every(minutes));
            }
            case "cron" -> {
                String cron = f.text("cron");
                yield f.made(() -> new Schedule.ByCron(new Cron(cron)));
            }
            default -> {
                f.unknown("every", every, "order", "minutes", "cron");
                yield null;
            }
        };
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException("no time zone such as America/New_York: " + name, notOne);
        }
    }
}
