package crossdock.ui.routing.form;

import crossdock.inventory.Location;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationFilter.Offer;
import crossdock.routing.policy.LocationFilter.Span;
import crossdock.ui.routing.draft.PolicyWords;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Editors of location filters, one for each kind.
public final class LocationFilterForms {
    private final Fields fields;
    private final Known known;

    /// What a location filter can ask for, in the order of the menu.
    public enum Kind {
        GROUP,
        TYPE,
        WITHIN,
        CARRIER,
        HANDLES,
        CAPACITY,
        SAFETY_STOCK,
        STOCK_AGE,
        PICKUP_WINDOW,
        PARCEL_VALUE,
        OFFERS;

        public static Kind of(LocationFilter filter) {
            return switch (filter) {
                case LocationFilter.InGroup _ -> GROUP;
                case LocationFilter.OfType _ -> TYPE;
                case LocationFilter.WithinDistance _ -> WITHIN;
                case LocationFilter.Offers _ -> OFFERS;
                case LocationFilter.CarrierServes _ -> CARRIER;
                case LocationFilter.HandlesProductType() -> HANDLES;
                case LocationFilter.RoutingSafetyStock _ -> SAFETY_STOCK;
                case LocationFilter.CapacityLeft _ -> CAPACITY;
                case LocationFilter.PickupWindow _ -> PICKUP_WINDOW;
                case LocationFilter.MinimumParcelValue _ -> PARCEL_VALUE;
                case LocationFilter.StockNotOlderThan _ -> STOCK_AGE;
            };
        }
    }

    public LocationFilterForms(Known known, PolicyWords words) {
        this.fields = new Fields(words);
        this.known = known;
    }

    /// @param now null for a filter that is being added
    public Form form(Kind kind, @Nullable LocationFilter now, Consumer<LocationFilter> take) {
        String title = fields.text("routing.kind." + kind);
        return switch (kind) {
            case GROUP -> group(title, now, take);
            case TYPE -> type(title, now, take);
            case WITHIN -> number(title, take, fields.whole("routing.form.within", "routing.form.km", 1, 20_040,
                    now instanceof LocationFilter.WithinDistance f ? f.km() : 160), LocationFilter.WithinDistance::new);
            case OFFERS -> {
                FormField.OneOf offer = fields.oneOf("routing.form.offers", Offer.values(),
                        now instanceof LocationFilter.Offers f ? f.offer() : Offer.SHIPPING,
                        each -> fields.text("routing.offer." + each));
                yield form(title, List.of(offer), take,
                        () -> new LocationFilter.Offers(Offer.values()[offer.chosen().get()]));
            }
            case CARRIER -> carrier(title, now, take);
            case HANDLES -> form(title, List.of(), take, LocationFilter.HandlesProductType::new);
            case SAFETY_STOCK -> number(title, take,
                    fields.whole("routing.form.safetyStock", "routing.form.units", 0, 1_000_000,
                            now instanceof LocationFilter.RoutingSafetyStock f ? f.units() : 1),
                    LocationFilter.RoutingSafetyStock::new);
            case CAPACITY -> capacity(title, now, take);
            case PICKUP_WINDOW -> number(title, take,
                    fields.whole("routing.form.pickupWindow", "routing.form.hours", 1, 24 * 60,
                            now instanceof LocationFilter.PickupWindow f ? f.hours() : 24),
                    LocationFilter.PickupWindow::new);
            case PARCEL_VALUE -> {
                FormField.Amount value = fields.money("routing.form.parcelValue", 1,
                        now instanceof LocationFilter.MinimumParcelValue f ? f.minor() : 1_000L, false);
                yield form(title, List.of(value), take,
                        () -> new LocationFilter.MinimumParcelValue(Reads.amount(value)));
            }
            case STOCK_AGE -> number(title, take,
                    fields.whole("routing.form.stockAge", "routing.form.minutes", 1, 60 * 24 * 30,
                            now instanceof LocationFilter.StockNotOlderThan f ? f.minutes() : 15),
                    LocationFilter.StockNotOlderThan::new);
        };
    }

    private interface OfNumber {
        LocationFilter make(int number);
    }

    private static Form number(
            String title, Consumer<LocationFilter> take, FormField.Amount number, OfNumber make) {
        return form(title, List.of(number), take, () -> make.make(Reads.whole(number)));
    }

    private Form group(String title, @Nullable LocationFilter now, Consumer<LocationFilter> take) {
        LocationFilter.InGroup was = now instanceof LocationFilter.InGroup f ? f : null;
        FormField.Names names =
                fields.names("routing.form.groups", known.groups(), was == null ? List.of() : was.any());
        FormField.Flag not = fields.not(was != null && was.not());
        return form(title, List.of(names, not), take,
                () -> new LocationFilter.InGroup(Reads.some(names), not.on().get()));
    }

    private Form type(String title, @Nullable LocationFilter now, Consumer<LocationFilter> take) {
        LocationFilter.OfType was = now instanceof LocationFilter.OfType f ? f : null;
        FormField.Names types = fields.words("routing.form.types", Location.Type.values(),
                was == null ? List.of() : was.any(), fields.words()::type);
        FormField.Flag not = fields.not(was != null && was.not());
        return form(title, List.of(types, not), take, () -> new LocationFilter.OfType(
                Reads.some(types).stream().map(Location.Type::valueOf).toList(), not.on().get()));
    }

    private Form carrier(String title, @Nullable LocationFilter now, Consumer<LocationFilter> take) {
        LocationFilter.CarrierServes was = now instanceof LocationFilter.CarrierServes f ? f : null;
        FormField.Names carriers =
                fields.names("routing.form.carriers", known.carriers(), was == null ? List.of() : was.carriers());
        FormField.Names services =
                fields.names("routing.form.services", known.services(), was == null ? List.of() : was.services());
        return form(title, List.of(carriers, services), take, () -> new LocationFilter.CarrierServes(
                List.copyOf(carriers.chosen()), List.copyOf(services.chosen())));
    }

    private Form capacity(String title, @Nullable LocationFilter now, Consumer<LocationFilter> take) {
        LocationFilter.CapacityLeft was = now instanceof LocationFilter.CapacityLeft f ? f : null;
        FormField.OneOf span = fields.oneOf("routing.form.span", Span.values(),
                was == null ? Span.DAY : was.span(), each -> fields.text("routing.span." + each));
        FormField.Amount atLeast = fields.whole(
                "routing.form.atLeast", "", 1, 1_000_000, was == null ? 1 : was.atLeast());
        return form(title, List.of(span, atLeast), take, () -> new LocationFilter.CapacityLeft(
                Span.values()[span.chosen().get()], Reads.whole(atLeast)));
    }

    private static Form form(
            String title, List<FormField> fields, Consumer<LocationFilter> take, Supplier<LocationFilter> read) {
        return Form.of(title, fields, read, take);
    }
}
