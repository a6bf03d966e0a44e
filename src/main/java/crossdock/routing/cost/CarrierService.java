package crossdock.routing.cost;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One service of one carrier.
///
/// @param countries ISO 3166 codes it delivers to; none for everywhere
/// @param notStates states it does not deliver to
/// @param zones nearest first; what is farther than the last is not served
/// @param bands lightest first; what is heavier than the last is not carried
/// @param cutOff minute of the day, on the clock of the location, after which parcels leave on the next day
/// @param days on which it collects and travels
/// @param holidays on which it does neither
/// @param arrivesBy minute of the day by which parcels arrive
public record CarrierService(
        String carrier,
        String name,
        Set<String> countries,
        Set<String> notStates,
        List<Zone> zones,
        List<WeightBand> bands,
        int cutOff,
        Set<DayOfWeek> days,
        Set<LocalDate> holidays,
        int arrivesBy) {
    /// What [#price] says of a parcel that is too heavy.
    public static final long NOT_CARRIED = -1;

    public CarrierService {
        countries = Set.copyOf(countries);
        notStates = Set.copyOf(notStates);
        zones = List.copyOf(zones);
        bands = List.copyOf(bands);
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (zones.isEmpty() || bands.isEmpty() || days.isEmpty() || cutOff < 0 || cutOff > 1_439) {
            throw new IllegalArgumentException("a service has zones, rates, days and a cut-off within the day");
        }
        for (int i = 1; i < zones.size(); i++) {
            if (zones.get(i).upToKm() <= zones.get(i - 1).upToKm()) {
                throw new IllegalArgumentException("zones of " + carrier + " " + name + " do not grow");
            }
        }
        for (int i = 0; i < bands.size(); i++) {
            WeightBand band = bands.get(i);
            if (band.parcel().size() != zones.size()) {
                throw new IllegalArgumentException("rates of " + carrier + " " + name + " do not fit its zones");
            }
            for (int zone = 0; i > 0 && zone < zones.size(); zone++) {
                WeightBand lighter = bands.get(i - 1);
                int edge = lighter.upToGrams();
                if (band.upToGrams() <= edge || band.price(zone, edge + 1) < lighter.price(zone, edge)) {
                    throw new IllegalArgumentException("rates of " + carrier + " " + name + " do not grow with weight");
                }
            }
        }
    }

    /// The same zones, rates and days under another name.
    public CarrierService as(String ofCarrier, String called, int leavingBy) {
        return new CarrierService(
                ofCarrier, called, countries, notStates, zones, bands, leavingBy, days, holidays, arrivesBy);
    }

    /// With one zone more. It costs what the zone costs whose near part it becomes; beyond all, what the farthest does.
    public CarrierService plus(Zone zone) {
        int at = (int) zones.stream().filter(nearer -> nearer.upToKm() < zone.upToKm()).count();
        int like = Math.min(at, zones.size() - 1);
        List<Zone> longer = new ArrayList<>(zones);
        longer.add(at, zone);
        return with(longer, bands.stream().map(band -> band.twice(like, at)).toList());
    }

    /// With one weight band more. It costs what the band costs whose light part it becomes; above all, what the heaviest
    /// does.
    public CarrierService plus(int upToGrams) {
        int at = (int) bands.stream().filter(lighter -> lighter.upToGrams() < upToGrams).count();
        WeightBand like = bands.get(Math.min(at, bands.size() - 1));
        List<WeightBand> longer = new ArrayList<>(bands);
        longer.add(at, new WeightBand(upToGrams, like.parcel(), like.perKg()));
        return with(zones, longer);
    }

    private CarrierService with(List<Zone> otherZones, List<WeightBand> otherBands) {
        return new CarrierService(
                carrier, name, countries, notStates, otherZones, otherBands, cutOff, days, holidays, arrivesBy);
    }

    /// Whether it delivers to a region. An unknown country is served only by a service that goes everywhere.
    public boolean serves(@Nullable String country, @Nullable String state) {
        boolean there = countries.isEmpty() || country != null && countries.contains(country);
        return there && (state == null || !notStates.contains(state));
    }

    /// The zone of a distance; -1 beyond the last. An unknown distance (negative) counts as the farthest zone, so that
    /// nothing seems cheaper than it is.
    public int zone(long metres) {
        if (metres < 0) {
            return zones.size() - 1;
        }
        for (int i = 0; i < zones.size(); i++) {
            if (metres <= zones.get(i).upToKm() * 1_000L) {
                return i;
            }
        }
        return -1;
    }

    /// Minor units, or [#NOT_CARRIED].
    public long price(int zone, int grams) {
        for (WeightBand band : bands) {
            if (grams <= band.upToGrams()) {
                return band.price(zone, grams);
            }
        }
        return NOT_CARRIED;
    }

    public boolean travelsOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
