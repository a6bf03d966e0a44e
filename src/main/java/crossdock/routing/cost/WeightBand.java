package crossdock.routing.cost;

import java.util.ArrayList;
import java.util.List;

/// Rates of parcels up to one weight, a price per zone.
///
/// @param upToGrams inclusive
/// @param parcel minor units a parcel, one entry a zone
/// @param perKg minor units a kilogram, counted by the gram and rounded up, one entry a zone
public record WeightBand(int upToGrams, List<Long> parcel, List<Long> perKg) {
    public WeightBand {
        parcel = List.copyOf(parcel);
        perKg = List.copyOf(perKg);
        if (upToGrams < 1 || parcel.size() != perKg.size() || parcel.isEmpty()) {
            throw new IllegalArgumentException("a weight band has one rate a zone and at least one gram");
        }
        if (parcel.stream().anyMatch(rate -> rate < 0) || perKg.stream().anyMatch(rate -> rate < 0)) {
            throw new IllegalArgumentException("a rate is at least 0");
        }
    }

    /// With the rates of one of its zones once more.
    ///
    /// @param at where the zone goes
    WeightBand twice(int zone, int at) {
        return new WeightBand(upToGrams, twice(parcel, zone, at), twice(perKg, zone, at));
    }

    private static List<Long> twice(List<Long> rates, int zone, int at) {
        List<Long> longer = new ArrayList<>(rates);
        longer.add(at, rates.get(zone));
        return longer;
    }

    long price(int zone, int grams) {
        return parcel.get(zone) + Math.ceilDiv(perKg.get(zone) * grams, 1_000L);
    }
}
