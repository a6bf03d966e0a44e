package crossdock.store.stock;

import crossdock.inventory.Drift;
import crossdock.inventory.Drift.Cause;
import crossdock.inventory.DriftQueries;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.stock.PublishedReader.Judged;
import crossdock.store.stock.PublishedReader.Published;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Judges every published value in SQLite, a few hundred articles at a time.
public final class SqlDriftQueries implements DriftQueries {
    private static final int AT_ONCE = 400;
    private static final Comparator<Row> WORST = Comparator.comparingInt((Row row) -> row.drift().unitsAtRisk())
            .reversed()
            .thenComparing(row -> row.drift().units())
            .thenComparing(Row::code);

    private final Readers readers;

    public SqlDriftQueries(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Board board(int worst) {
        return readers.read(sql -> board(sql, worst));
    }

    private static Board board(Statements sql, int worst) {
        List<Published> values = sql.list(
                "SELECT " + PublishedReader.COLUMNS + PublishedReader.FROM
                        + " ORDER BY u.sku_id, u.connection_id, u.location_id",
                PublishedReader::published);
        List<List<Published>> all = byArticleAndChannel(values);
        var reader = new PublishedReader(sql);
        List<Row> differing = new ArrayList<>();
        int judged = 0;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<List<Published>> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            var sellable = new SellableReader(
                    sql, some.stream().mapToLong(shown -> shown.getFirst().sku().value()).distinct().toArray());
            for (List<Published> shown : some) {
                for (Judged one : reader.judge(shown, sellable, true)) {
                    judged++;
                    if (one.drift().cause() != null) {
                        differing.add(row(sql, one.seen(), one.drift()));
                    }
                }
            }
        }
        return sum(judged, differing, worst);
    }

    /// Values that stand together are of one article at one channel.
    private static List<List<Published>> byArticleAndChannel(List<Published> values) {
        List<List<Published>> groups = new ArrayList<>();
        Published before = null;
        for (Published value : values) {
            if (before == null || !before.sku().equals(value.sku()) || !before.channel().equals(value.channel())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(value);
            before = value;
        }
        return groups;
    }

    private static Board sum(int judged, List<Row> differing, int worst) {
        Map<Cause, Integer> perCause = new EnumMap<>(Cause.class);
        int drifting = 0;
        int atRisk = 0;
        int withheld = 0;
        for (Row row : differing) {
            Cause cause = row.drift().cause();
            if (cause == null) {
                continue;
            }
            perCause.merge(cause, 1, Integer::sum);
            if (cause != Cause.LAG) {
                drifting++;
                atRisk += row.drift().unitsAtRisk();
                withheld += Math.max(0, -row.drift().units());
            }
        }
        differing.sort(WORST);
        return new Board(
                judged, drifting, atRisk, withheld, perCause,
                List.copyOf(differing.subList(0, Math.min(worst, differing.size()))));
    }

    private static Row row(Statements sql, Published seen, Drift drift) {
        record Name(String code, String title) {}
        SkuId sku = seen.sku();
        Name name = sql.first(
                        "SELECT code, title FROM sku WHERE id = ?",
                        row -> new Name(row.getString(1), row.getString(2)),
                        sku.value())
                .orElseThrow();
        return new Row(seen.channel(), seen.channelName(), sku, name.code(), name.title(), drift, seen.age());
    }
}
