package crossdock.ui.routing.tables;

import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Kind;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import crossdock.ui.routing.tables.Sheet.Column;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.Sheet.Unfit;
import java.util.ArrayList;
import java.util.List;

/// Services of carriers: a line for the service with its cut-off and zones, then a line a weight band with a price a
/// zone.
final class RateSheet {
    /// Zones that have a column; those beyond, which a file can bring, stay as they are.
    static final int ZONES = 8;
    private static final double WIDE = 92;

    private final int decimals;

    RateSheet(int decimals) {
        this.decimals = decimals;
    }

    Sheet sheet() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("routing.table.cutOff", "routing.table.cutOffHint", true, 70));
        for (int i = 0; i < ZONES; i++) {
            columns.add(new Column("routing.zone." + (i + 1), "routing.table.rateHint", true, WIDE));
        }
        return new Sheet("carriers", "routing.table.carrierNote", "routing.table.service", columns, this::lines);
    }

    private List<Line> lines(NetworkSetup setup) {
        List<Line> lines = new ArrayList<>();
        for (Setting.Carrier carrier : setup.carriers()) {
            lines.add(zones(carrier));
            for (int band = 0; band < carrier.service().bands().size(); band++) {
                lines.add(rates(carrier, band));
            }
        }
        return lines;
    }

    /// `160 km 1 d` a zone.
    private Line zones(Setting.Carrier carrier) {
        CarrierService service = carrier.service();
        List<String> texts = texts(service.zones().stream()
                .map(zone -> zone.upToKm() + " km " + zone.transitDays() + " d").toList());
        texts.set(0, Typed.clock(service.cutOff()));
        return new Line(Kind.CARRIER, carrier.subject(), service.carrier() + " " + service.name(),
                carrier.sample() ? "sample" : "", texts, List.of(), !carrier.sample(), typed -> {
                    List<Zone> zones = new ArrayList<>();
                    for (int i = 0; i < service.zones().size(); i++) {
                        zones.add(i < ZONES ? zone(typed.get(i + 1), i + 1) : service.zones().get(i));
                    }
                    return with(service, Typed.clock(typed, 0), zones, service.bands());
                });
    }

    private static Zone zone(String text, int column) {
        var parts = java.util.regex.Pattern.compile("(\\d{1,5})\\s*(?:km)?\\s+(\\d{1,2})\\s*d?").matcher(text.strip());
        if (!parts.matches()) {
            throw new Unfit(column, "routing.table.noZone", text.strip());
        }
        try {
            return new Zone(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        } catch (IllegalArgumentException refusal) {
            throw new Unfit(column, "routing.form.refused", String.valueOf(refusal.getMessage()));
        }
    }

    /// `6.99 + 0.45` a zone: a parcel, and a kilogram.
    private Line rates(Setting.Carrier carrier, int at) {
        CarrierService service = carrier.service();
        WeightBand band = service.bands().get(at);
        List<String> prices = new ArrayList<>();
        for (int i = 0; i < band.parcel().size(); i++) {
            long perKg = band.perKg().get(i);
            String parcel = Typed.money(band.parcel().get(i), decimals);
            prices.add(perKg == 0 ? parcel : parcel + " + " + Typed.money(perKg, decimals));
        }
        return new Line(Kind.CARRIER, carrier.subject(), "",
                weight(band.upToGrams()), texts(prices), List.of(),
                !carrier.sample(),
                typed -> {
                    List<Long> parcel = new ArrayList<>();
                    List<Long> perKg = new ArrayList<>();
                    for (int i = 0; i < Math.min(ZONES, band.parcel().size()); i++) {
                        String[] parts = typed.get(i + 1).split("\\+", -1);
                        if (parts.length > 2) {
                            throw new Unfit(i + 1, "routing.form.notAmount", typed.get(i + 1));
                        }
                        parcel.add(Typed.money(parts[0], i + 1, decimals));
                        perKg.add(parts.length == 2 ? Typed.money(parts[1], i + 1, decimals) : 0L);
                    }
                    parcel.addAll(band.parcel().subList(parcel.size(), band.parcel().size()));
                    perKg.addAll(band.perKg().subList(perKg.size(), band.perKg().size()));
                    List<WeightBand> bands = new ArrayList<>(service.bands());
                    bands.set(at, new WeightBand(band.upToGrams(), parcel, perKg));
                    return with(service, service.cutOff(), service.zones(), bands);
                });
    }

    /// `1.5 kg`, beside a line of rates.
    static String weight(int grams) {
        return Typed.money(grams, 3).replaceFirst("\\.?0+$", "") + " kg";
    }

    private static List<String> texts(List<String> zones) {
        List<String> texts = new ArrayList<>();
        texts.add("");
        texts.addAll(zones.subList(0, Math.min(ZONES, zones.size())));
        while (texts.size() < ZONES + 1) {
            texts.add("");
        }
        return texts;
    }

    /// What a person set is no sample any more.
    private static Setting.Carrier with(CarrierService service, int cutOff, List<Zone> zones, List<WeightBand> bands) {
        try {
            return new Setting.Carrier(
                    new CarrierService(
                            service.carrier(), service.name(), service.countries(), service.notStates(), zones, bands,
                            cutOff, service.days(), service.holidays(), service.arrivesBy()),
                    false);
        } catch (IllegalArgumentException refusal) {
            throw new Unfit(1, "routing.form.refused", String.valueOf(refusal.getMessage()));
        }
    }
}
