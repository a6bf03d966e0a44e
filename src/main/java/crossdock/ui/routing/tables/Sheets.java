package crossdock.ui.routing.tables;

import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Kind;
import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.order.Method;
import crossdock.routing.calendar.OpeningHours;
import crossdock.ui.routing.tables.Sheet.Column;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.Sheet.Reading;
import crossdock.ui.routing.tables.Sheet.Unfit;
import crossdock.ui.routing.tables.Sheet.Usual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables about locations and regions.
final class Sheets {
    private static final int MOST = 1_000_000;
    private static final int MOST_DAYS = 90;
    private static final Pattern STATE = Pattern.compile("[A-Z0-9]{1,3}");
    private static final String LOCATION = "routing.table.location";

    /// What the lines of a table are about of which there are few.
    static final String METHOD = "routing.table.method";

    private final int decimals;

    /// @param decimals of the policy's currency
    Sheets(int decimals) {
        this.decimals = decimals;
    }

    private interface OfSpot {
        Line line(NetworkSetup.Spot spot);
    }

    private static List<Line> each(NetworkSetup setup, OfSpot of) {
        return setup.places().stream().filter(spot -> spot.location().open()).map(of::line).toList();
    }

    private static Line line(
            Kind kind, Location location, boolean isSet, Reading reading, List<Usual> usual, Object... texts) {
        String place = String.join(", ", Stream.of(location.address().city(), location.address().state())
                .filter(Objects::nonNull).toList());
        return new Line(
                kind, location.id().toString(), location.name(), place,
                Arrays.stream(texts).map(String::valueOf).toList(), usual, isSet, reading);
    }

    static Sheet capacity() {
        List<Column> columns = List.of(
                new Column("routing.table.perDay", "routing.table.noLimit", true, 90),
                new Column("routing.table.perShift", "routing.table.noLimit", true, 90),
                new Column("routing.table.unit", "routing.table.unitHint", false, 110));
        return new Sheet("capacity", "routing.table.capacityNote", LOCATION, columns, setup -> each(setup, spot -> {
            Setting.Capacity set = spot.chosen().capacity();
            Integer shift = set == null ? null : set.perShift();
            return line(Kind.CAPACITY, spot.location(), set != null,
                    texts -> capacity(spot.location().id(), texts),
                    List.of(Usual.text("routing.table.noLimit"), Usual.text("routing.table.noLimit"),
                            Usual.of("orders")),
                    set == null ? "" : set.perDay(), shift == null ? "" : shift,
                    set == null ? "" : set.unit().name().toLowerCase(Locale.ROOT));
        }));
    }

    private static Setting.@Nullable Capacity capacity(LocationId location, List<String> texts) {
        if (texts.get(0).isBlank() && texts.get(1).isBlank()) {
            return null;
        }
        String unit = texts.get(2).strip().toUpperCase(Locale.ROOT);
        Setting.Unit found = unit.isEmpty() ? Setting.Unit.ORDERS
                : Arrays.stream(Setting.Unit.values()).filter(each -> each.name().equals(unit)).findFirst()
                        .orElseThrow(() -> new Unfit(2, "routing.table.noUnit", texts.get(2)));
        int perDay = Typed.whole(texts, 0, 0, MOST);
        Integer perShift = texts.get(1).isBlank() ? null : Integer.valueOf(Typed.whole(texts, 1, 0, MOST));
        return new Setting.Capacity(location, found, perDay, perShift);
    }

    static Sheet shipping() {
        List<Column> columns = List.of(
                new Column("routing.table.ships", "routing.table.shipsHint", false, 110));
        return new Sheet("shipping", "routing.table.shippingNote", LOCATION, columns, setup -> setup.places().stream()
                .filter(spot -> spot.location().open() && spot.location().type() != Location.Type.SUPPLIER)
                .map(spot -> {
                    Setting.Shipping set = spot.chosen().shipping();
                    return line(Kind.SHIPPING, spot.location(), set != null,
                            texts -> shipping(spot.location().id(), texts),
                            List.of(Usual.of(spot.location().ships() ? "yes" : "no")),
                            set == null ? "" : set.ships() ? "yes" : "no");
                })
                .toList());
    }

    private static Setting.@Nullable Shipping shipping(LocationId location, List<String> texts) {
        String said = texts.getFirst().strip().toLowerCase(Locale.ROOT);
        return switch (said) {
            case "" -> null;
            case "yes" -> new Setting.Shipping(location, true);
            case "no" -> new Setting.Shipping(location, false);
            default -> throw new Unfit(0, "routing.table.noYes", texts.getFirst());
        };
    }

    static Sheet calendars() {
        List<Column> columns = List.of(
                new Column("routing.table.hours", "routing.table.hoursHint", false, 290),
                new Column("routing.table.closed", "routing.table.closedHint", false, 180),
                new Column("routing.table.other", "routing.table.otherHint", false, 250));
        return new Sheet("calendars", "routing.table.calendarNote", LOCATION, columns, setup -> each(setup, spot -> {
            Setting.Hours set = spot.chosen().hours();
            String hours = set == null ? null : set.hours();
            String own = spot.location().hours();
            return line(Kind.HOURS, spot.location(), set != null, texts -> hours(spot.location().id(), texts),
                    List.of(own == null ? Usual.text("routing.table.always") : Usual.of(OpeningHours.brief(own)),
                            Usual.text("routing.table.noDays"), Usual.text("routing.table.noDays")),
                    hours == null ? "" : hours, set == null ? "" : Typed.list(set.closed()),
                    set == null ? "" : Typed.byDay(set.other()));
        }));
    }

    private static Setting.@Nullable Hours hours(LocationId location, List<String> texts) {
        if (Typed.isEmpty(texts)) {
            return null;
        }
        String week = texts.get(0).isBlank() ? null : texts.get(0).strip();
        List<LocalDate> closed = Typed.days(texts.get(1), 1);
        Map<LocalDate, String> other = Typed.byDay(texts.get(2), 2);
        try {
            new Setting.Hours(location, week, List.of(), Map.of());
        } catch (IllegalArgumentException refusal) {
            throw new Unfit(0, "routing.form.refused", String.valueOf(refusal.getMessage()));
        }
        try {
            return new Setting.Hours(location, week, closed, other);
        } catch (IllegalArgumentException refusal) {
            throw new Unfit(2, "routing.form.refused", String.valueOf(refusal.getMessage()));
        }
    }

    /// How soon an order is due whose channel promises nothing: a line a method.
    static Sheet levels() {
        List<Column> columns = List.of(
                new Column("routing.table.workingDays", "routing.table.daysHint", true, 110));
        return new Sheet("levels", "routing.table.levelNote", METHOD, columns, setup ->
                Stream.of(Method.SHIP, Method.PICKUP).map(method -> {
                    Integer set = setup.levels().get(method);
                    return new Line(Kind.LEVEL, method.name(), method.name(), "",
                            List.of(set == null ? "" : set.toString()),
                            List.of(Usual.of(method.workingDays())), set != null,
                            texts -> texts.getFirst().isBlank()
                                    ? null
                                    : new Setting.Level(method, Typed.whole(texts, 0, 0, MOST_DAYS)));
                }).toList());
    }

    static Sheet holidays() {
        List<Column> columns = List.of(
                new Column("routing.table.holidays", "routing.table.holidaysHint", false, 720));
        return new Sheet("holidays", "routing.table.holidayNote", "routing.table.region", columns, setup -> {
            var regions = new TreeSet<>(setup.holidays().keySet());
            setup.places().forEach(spot -> {
                if (spot.location().address().country() instanceof String country) {
                    regions.add(country);
                    if (spot.location().address().state() instanceof String state && STATE.matcher(state).matches()) {
                        regions.add(country + "-" + state); // its own days are typed here too
                    }
                }
            });
            List<Line> lines = new ArrayList<>();
            for (String region : regions) {
                Map<LocalDate, String> days = setup.holidays().getOrDefault(region, Map.of());
                lines.add(new Line(Kind.HOLIDAYS, region, region, "", List.of(Typed.byDay(days)),
                        List.of(Usual.text("routing.table.noDays")), !days.isEmpty(),
                        texts -> texts.getFirst().isBlank()
                                ? null
                                : new Setting.Holidays(region, Typed.byDay(texts.getFirst(), 0))));
            }
            return lines;
        });
    }

    static Sheet pickup() {
        List<Column> columns = List.of(
                new Column("routing.table.slot", "routing.table.slotHint", true, 90),
                new Column("routing.table.lead", "routing.table.minutesHint", true, 90),
                new Column("routing.table.perSlot", "routing.table.ordersHint", true, 90),
                new Column("routing.table.ahead", "routing.table.daysHint", true, 90));
        return new Sheet("pickup", "routing.table.pickupNote", LOCATION, columns, setup -> setup.places().stream()
                .filter(spot -> spot.location().open() && spot.location().offersPickup())
                .map(spot -> {
                    Setting.Pickup set = spot.chosen().pickup();
                    return line(Kind.PICKUP, spot.location(), set != null,
                            texts -> Typed.isEmpty(texts) ? null : new Setting.Pickup(
                                    spot.location().id(), Typed.whole(texts, 0, 15, 60),
                                    Typed.whole(texts, 1, 0, 20_160), Typed.whole(texts, 2, 1, MOST),
                                    Typed.whole(texts, 3, 0, 60)),
                            List.of(Usual.of(spot.pickup().slotMinutes()), Usual.of(spot.pickup().leadMinutes()),
                                    Usual.of(spot.pickup().perSlot()), Usual.of(spot.pickup().daysAhead())),
                            set == null ? "" : set.slotMinutes(), set == null ? "" : set.leadMinutes(),
                            set == null ? "" : set.perSlot(), set == null ? "" : set.daysAhead());
                })
                .toList());
    }

    Sheet handling() {
        List<Column> columns = List.of(
                new Column("routing.table.handles", "routing.table.handlesHint", false, 360),
                new Column("routing.table.priority", "routing.table.priorityHint", true, 90),
                new Column("routing.table.handling", "routing.table.handlingHint", true, 116));
        return new Sheet("handling", "routing.table.handlingNote", LOCATION, columns, setup -> each(setup, spot -> {
            Setting.Place set = spot.chosen().place();
            return line(Kind.PLACE, spot.location(), set != null, texts -> place(spot.location().id(), texts),
                    List.of(Usual.text("routing.table.everything"), Usual.of(0),
                            Usual.of(Typed.money(0, decimals))),
                    set == null ? "" : Typed.list(set.handles()), set == null ? "" : set.priority(),
                    set == null ? "" : Typed.money(set.handling(), decimals));
        }));
    }

    private Setting.@Nullable Place place(LocationId location, List<String> texts) {
        if (Typed.isEmpty(texts)) {
            return null;
        }
        int priority = texts.get(1).isBlank() ? 0 : Typed.whole(texts, 1, -MOST, MOST);
        long handling = texts.get(2).isBlank() ? 0 : Typed.money(texts.get(2), 2, decimals);
        return new Setting.Place(location, handling, priority, Typed.words(texts.get(0)));
    }

    /// @param types product types there are, beside those a weight is set for
    static Sheet weights(List<String> types) {
        List<Column> columns = List.of(new Column("routing.table.grams", "routing.table.gramsHint", true, 110));
        return new Sheet("weights", "routing.table.weightNote", "routing.table.type", columns, setup -> {
            var all = new TreeSet<>(setup.weights().keySet());
            all.addAll(types);
            all.add("");
            return all.stream().map(type -> {
                Integer grams = setup.weights().get(type);
                return new Line(Kind.WEIGHT, type, type, "", List.of(grams == null ? "" : grams.toString()),
                        List.of(Usual.of(setup.grams(type))), grams != null, texts -> texts.getFirst().isBlank()
                                ? null
                                : new Setting.Weight(type, Typed.whole(texts, 0, 1, 10_000_000)));
            }).toList();
        });
    }
}
