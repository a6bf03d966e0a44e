package crossdock.sync.file;

import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.file.TableFile;
import crossdock.channel.file.TableSink;
import crossdock.fulfilment.RateTable;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings;
import crossdock.fulfilment.live.Incoming;
import crossdock.fulfilment.live.NetworkReads.Coming;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.Skus;
import crossdock.kernel.Actor;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Brings in what routing knows of the network beside what channels tell: units on their way, carrier rates, holidays.
/// Every row is accepted, unchanged, or rejected with its line and reason; all that is accepted is one write.
public final class NetworkImport {
    private final Transactor transactor;
    private final RoutingDesk desk;
    private final Incoming incoming;
    private final Skus skus;
    private final Locations locations;
    private final BiFunction<String, List<String>, String> words;
    private final InstantSource clock;

    public NetworkImport(
            Transactor transactor, RoutingDesk desk, Incoming incoming, Skus skus, Locations locations,
            BiFunction<String, List<String>, String> words, InstantSource clock) {
        this.transactor = transactor;
        this.desk = desk;
        this.incoming = incoming;
        this.skus = skus;
        this.locations = locations;
        this.words = words;
        this.clock = clock;
    }

    /// What such a file can hold.
    public enum Kind {
        /// `sku, location, quantity, due`, with `reference`, `kind` (purchase or transfer) and `source` where known. A
        /// location goes by its code or its name.
        INCOMING,
        /// See [RateTable#COLUMNS]; the services it names get exactly these rates.
        RATES,
        /// `region, day, name`: a country as `US` or a state as `US-CA`; added to the days that are known.
        HOLIDAYS
    }

    private record Row(long line, Map<String, String> cells, Pulled<?> pulled) {}

    /// Reads the file to its end, then writes. Throws IOException when it cannot be read, [crossdock.channel.Unreadable]
    /// when it is no table.
    public FileImport.Result run(Actor actor, Kind kind, Path file, boolean isDryRun) throws IOException {
        TableFile table = TableFile.open(file);
        try (RejectFile rejects = new RejectFile(file, words)) {
            var tally = new Tally(table.header(), rejects, rows -> {}, () -> false);
            List<Row> rows = new ArrayList<>();
            table.plain(new TableSink<>() {
                @Override
                public void accept(long line, Pulled<Map<String, String>> row) {
                    rows.add(new Row(line, row.row(), row));
                }

                @Override
                public void refuse(long line, RefusedRow refused) {
                    tally.reject(1, line, refused.code(), refused.args(), refused.raw());
                }
            });
            try {
                Map<String, Optional<Location>> places = new HashMap<>(); // a long file names few
                transactor.run(actor, tx -> {
                    switch (kind) {
                        case INCOMING -> rows.forEach(row -> each(tally, row, () -> coming(tx, file, row, places)));
                        case RATES -> rates(actor, tally, rows);
                        case HOLIDAYS -> holidays(actor, tally, rows);
                    }
                    if (isDryRun) {
                        throw new Undone();
                    }
                });
            } catch (Undone asAsked) {
                return tally.result(rejects.path().orElse(null));
            }
            return tally.result(rejects.path().orElse(null));
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Why one row does not count.
    private static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String code;
        private final transient List<String> args;

        Rejected(String code, String... args) {
            super(code);
            this.code = code;
            this.args = List.of(args);
        }
    }

    private interface Taking {
        boolean take();
    }

    private static void each(Tally tally, Row row, Taking taking) {
        try {
            if (taking.take()) {
                tally.accept(1);
            } else {
                tally.unchanged(1);
            }
        } catch (Rejected no) {
            reject(tally, row, no.code, no.args);
        } catch (RateTable.BadCell cell) {
            reject(tally, row, "cell.unreadable", List.of(cell.column(), cell.found()));
        }
    }

    private static void reject(Tally tally, Row row, String code, List<String> args) {
        tally.reject(1, row.line(), code, args, row.pulled().raw().get());
    }

    /// By code; else by a name that only one location has, for channels seldom tell a code that people would type.
    private Optional<Location> place(String text) {
        return locations.byCode(text).or(() -> {
            List<Location> named = locations.all().stream()
                    .filter(location -> location.name().equalsIgnoreCase(text))
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        });
    }

    private boolean coming(Tx tx, Path file, Row row, Map<String, Optional<Location>> places) {
        Map<String, String> cells = row.cells();
        String code = text(cells, "sku");
        SkuId sku = skus.idOf(code).orElseThrow(() -> new Rejected("sku.unknown", code));
        String place = text(cells, "location");
        Location location = places.computeIfAbsent(place, this::place)
                .orElseThrow(() -> new Rejected("location.unknown", place));
        String units = text(cells, "quantity");
        if (!units.matches("\\d{1,9}")) {
            throw new Rejected("cell.unreadable", "quantity", units);
        }
        String kind = cells.getOrDefault("kind", "").strip();
        boolean isTransfer = kind.equalsIgnoreCase("transfer");
        if (!isTransfer && !kind.isEmpty() && !kind.equalsIgnoreCase("purchase")) {
            throw new Rejected("cell.unreadable", "kind", kind);
        }
        Instant due = due(text(cells, "due"), location);
        String reference = cells.getOrDefault("reference", "").strip();
        String source = cells.getOrDefault("source", "").strip();
        boolean isNew = incoming.put(new Coming(
                isTransfer,
                reference.isEmpty() ? "due " + due : reference,
                sku,
                location.id(),
                Integer.parseInt(units),
                due,
                source.isEmpty() ? String.valueOf(file.getFileName()) : source,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        if (isNew) {
            tx.changed(Topic.ROUTING, 1);
            tx.changed(Topic.STOCK, sku.value());
        }
        return isNew;
    }

    private static String text(Map<String, String> cells, String column) {
        String text = cells.getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            throw new Rejected("field.missing", column);
        }
        return text;
    }

    /// A day means its end there: what is due that day can be counted on from the next.
    private static Instant due(String text, Location location) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay(location.zone()).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException no) {
            throw new Rejected("date.unreadable", "due", text);
        }
    }

    private void rates(Actor actor, Tally tally, List<Row> rows) {
        Map<String, List<Row>> services = new LinkedHashMap<>();
        Map<Row, RateTable.Row> read = new LinkedHashMap<>();
        for (Row row : rows) {
            try {
                RateTable.Row rate = RateTable.row(row.cells());
                read.put(row, rate);
                services.computeIfAbsent(rate.carrier() + " " + rate.service(), _ -> new ArrayList<>()).add(row);
            } catch (RateTable.BadCell cell) {
                reject(tally, row, "cell.unreadable", List.of(cell.column(), cell.found()));
            }
        }
        for (List<Row> some : services.values()) {
            try {
                List<RateTable.Row> rates = some.stream()
                        .map(row -> Optional.ofNullable(read.get(row)).orElseThrow())
                        .toList();
                boolean isNew = set(actor, new Setting.Carrier(RateTable.service(rates), false));
                some.forEach(row -> each(tally, row, () -> isNew));
            } catch (IllegalArgumentException incomplete) {
                some.forEach(row -> reject(
                        tally, row, "rates.incomplete", List.of(String.valueOf(incomplete.getMessage()))));
            }
        }
    }

    private void holidays(Actor actor, Tally tally, List<Row> rows) {
        Map<String, Map<LocalDate, String>> known = new TreeMap<>();
        desk.network().holidays().forEach((region, days) -> known.put(region, new TreeMap<>(days)));
        for (Row row : rows) {
            each(tally, row, () -> {
                String region = text(row.cells(), "region");
                String day = text(row.cells(), "day");
                if (!region.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")) {
                    throw new Rejected("cell.unreadable", "region", region);
                }
                try {
                    String name = row.cells().getOrDefault("name", "").strip();
                    return !name.equals(known.computeIfAbsent(region, _ -> new TreeMap<>())
                            .put(LocalDate.parse(day), name));
                } catch (DateTimeParseException no) {
                    throw new Rejected("date.unreadable", "day", day);
                }
            });
        }
        known.forEach((region, days) -> set(actor, new Setting.Holidays(region, days)));
    }

    /// @return whether it says something new
    private boolean set(Actor actor, Setting setting) {
        Settings.Kind kind = Settings.Kind.of(setting);
        List<Settings.Version> history = desk.history(kind, setting.subject());
        if (!history.isEmpty() && setting.equals(history.getFirst().value())) {
            return false;
        }
        desk.set(actor, history.isEmpty() ? 0 : history.getFirst().number(), setting);
        return true;
    }
}
