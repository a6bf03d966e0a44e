package crossdock.ui.routing.form;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.form.Form.Unfit;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;

/// Forms for a new service of a carrier, and for a zone or a weight more of one there is.
public final class ServiceForms {
    private static final int FARTHEST_KM = 20_040; // half way round the earth
    private static final int LONGEST_DAYS = 60;
    private static final int HEAVIEST_GRAMS = 10_000_000;
    private static final int GRAM_DECIMALS = 3; // of a kilogram
    private static final long HIGHEST_RATE = 1_000_000_000;
    private static final int LONGEST_NAME = 100;
    private static final int CUT_OFF = 16 * 60; // as that of a file that names none, as is the next
    private static final int ARRIVES_BY = 20 * 60;

    private final PolicyWords words;
    private final Fields fields;

    public ServiceForms(PolicyWords words) {
        this.words = words;
        fields = new Fields(words);
    }

    private record Named(FormField.Line carrier, FormField.Line service, FormField.Line cutOff) {
        Name read(List<CarrierService> known) {
            String ofCarrier = name(carrier);
            String called = name(service);
            for (CarrierService one : known) {
                if (title(one).equalsIgnoreCase(ofCarrier + " " + called)) {
                    throw new Unfit(service, "routing.form.serviceThere", title(one));
                }
            }
            return new Name(ofCarrier, called, minute(cutOff));
        }

        List<FormField> and(FormField... others) {
            return Stream.concat(Stream.of(carrier, service, cutOff), Stream.of(others)).toList();
        }
    }

    private record Name(String carrier, String service, int cutOff) {}

    /// What people call a service.
    public static String title(CarrierService service) {
        return service.carrier() + " " + service.name();
    }

    /// A service of one zone and one weight.
    ///
    /// @param known whose names are taken
    public Form fresh(List<CarrierService> known, Consumer<CarrierService> take) {
        Named named = named("", "", CUT_OFF);
        FormField.Line countries = fields.line("routing.form.serviceCountries", "");
        FormField.Amount reach = reach();
        FormField.Amount days = transit();
        FormField.Amount weight = upTo();
        FormField.Amount parcel = rate("routing.form.parcelRate", false);
        FormField.Amount perKg = rate("routing.form.kgRate", true);
        List<FormField> all = named.and(countries, reach, days, weight, parcel, perKg);
        return Form.once(words.text("routing.form.newService"), all, () -> {
            Name name = named.read(known);
            return new CarrierService(
                    name.carrier(), name.service(), countries(countries), Set.of(),
                    List.of(new Zone(Reads.whole(reach), Reads.whole(days))),
                    List.of(new WeightBand(
                            Reads.whole(weight), List.of(Reads.amount(parcel)),
                            List.of(Reads.amountOrNone(perKg).orElse(0)))),
                    name.cutOff(), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), ARRIVES_BY);
        }, take).noted(words.text("routing.form.newServiceNote"));
    }

    /// A service with the zones and rates of another.
    ///
    /// @param known whose names are taken
    public Form copy(CarrierService like, List<CarrierService> known, Consumer<CarrierService> take) {
        Named named = named(like.carrier(), "", like.cutOff());
        return Form.once(
                words.text("routing.form.copyService", title(like)),
                named.and(),
                () -> {
                    Name name = named.read(known);
                    return like.as(name.carrier(), name.service(), name.cutOff());
                },
                take)
                .noted(words.text("routing.form.copyServiceNote"));
    }

    /// A zone more.
    public Form zone(CarrierService of, Consumer<CarrierService> take) {
        FormField.Amount reach = reach();
        FormField.Amount days = transit();
        return Form.once(words.text("routing.form.newZone", title(of)), List.of(reach, days), () -> {
            int upToKm = Reads.whole(reach);
            if (of.zones().stream().anyMatch(zone -> zone.upToKm() == upToKm)) {
                throw new Unfit(reach, "routing.form.zoneThere", upToKm);
            }
            return of.plus(new Zone(upToKm, Reads.whole(days)));
        }, take).noted(words.text("routing.form.newZoneNote"));
    }

    /// A weight more, up to which rates are told.
    public Form weight(CarrierService of, Consumer<CarrierService> take) {
        FormField.Amount weight = upTo();
        return Form.once(words.text("routing.form.newWeight", title(of)), List.of(weight), () -> {
            int grams = Reads.whole(weight);
            if (of.bands().stream().anyMatch(band -> band.upToGrams() == grams)) {
                throw new Unfit(weight, "routing.form.weightThere", weight.text().get().strip());
            }
            return of.plus(grams);
        }, take).noted(words.text("routing.form.newWeightNote"));
    }

    private Named named(String carrier, String service, int cutOff) {
        return new Named(
                fields.line("routing.form.carrier", carrier), fields.line("routing.form.service", service),
                fields.line("routing.form.cutOff", Clock.text(cutOff)));
    }

    private FormField.Amount reach() {
        return empty("routing.form.reach", words.text("routing.form.km"), 0, 1, FARTHEST_KM, false);
    }

    private FormField.Amount transit() {
        return empty("routing.form.transit", words.text("routing.form.daysUnit"), 0, 0, LONGEST_DAYS, false);
    }

    private static FormField.Amount upTo() {
        return empty("routing.form.upToKg", "kg", GRAM_DECIMALS, 1, HEAVIEST_GRAMS, false);
    }

    private FormField.Amount rate(String labelKey, boolean mayBeEmpty) {
        int decimals = Math.max(0, words.currency().getDefaultFractionDigits());
        return empty(labelKey, words.currency().getCurrencyCode(), decimals, 0, HIGHEST_RATE, mayBeEmpty);
    }

    private static FormField.Amount empty(
            String labelKey, String unit, int decimals, long lowest, long highest, boolean mayBeEmpty) {
        return new FormField.Amount(
                labelKey, unit, decimals, lowest, highest, mayBeEmpty, new SimpleStringProperty(""));
    }

    private static String name(FormField.Line field) {
        String text = Reads.line(field).replaceAll("\\s+", " ");
        if (text.length() > LONGEST_NAME) {
            throw new Unfit(field, "routing.form.longName", LONGEST_NAME);
        }
        return text;
    }

    private static int minute(FormField.Line field) {
        String text = Reads.line(field);
        return Clock.read(text).orElseThrow(() -> new Unfit(field, "routing.table.noClock", text));
    }

    private static Set<String> countries(FormField.Line field) {
        Set<String> codes = new TreeSet<>();
        for (String code : field.text().get().toUpperCase(Locale.ROOT).split("[\\s,]+", -1)) {
            if (!code.isEmpty() && !Set.of(Locale.getISOCountries()).contains(code)) {
                throw new Unfit(field, "routing.form.noCountry", code);
            }
            codes.add(code);
        }
        codes.remove("");
        return codes;
    }
}
