package crossdock.store.stock;

import crossdock.inventory.SafetyStockRules;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Safety stock rules in SQLite.
public final class SqlSafetyStockRules implements SafetyStockRules {
    private static final String ALL =
            "SELECT id, sku_id, product_type, location_id, location_group, routing, quantity FROM safety_stock_rule"
            + " ORDER BY id";

    private final WriterConnection writer;
    private final Readers readers;
    private @Nullable List<Rule> known; // writer thread only, within one write

    public SqlSafetyStockRules(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
        writer.afterEnd(_ -> known = null);
    }

    @Override
    public List<Rule> all() {
        if (!writer.isOpenHere()) {
            return readers.read(SqlSafetyStockRules::read);
        }
        if (known == null) {
            known = read(writer.current());
        }
        return known;
    }

    private static List<Rule> read(Statements sql) {
        return sql.list(ALL, SqlSafetyStockRules::rule);
    }

    private static Rule rule(ResultSet row) throws SQLException {
        long sku = row.getLong(2);
        long location = row.getLong(4);
        return new Rule(
                row.getLong(1),
                sku == 0 ? null : new SkuId(sku),
                row.getString(3),
                location == 0 ? null : new LocationId(location),
                row.getString(5),
                row.getInt(6) != 0,
                row.getInt(7));
    }

    @Override
    public Rule put(Rule rule) {
        SkuId sku = rule.sku();
        LocationId location = rule.location();
        long id = writer.current()
                .first(
                        "INSERT INTO safety_stock_rule (sku_id, product_type, location_id, location_group, routing,"
                        + " quantity)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity ="
                                + " excluded.quantity RETURNING id",
                        row -> row.getLong(1),
                        sku == null ? null : sku.value(),
                        rule.productType(),
                        location == null ? null : location.value(),
                        rule.group(),
                        rule.routing(),
                        rule.quantity())
                .orElseThrow();
        known = null;
        return new Rule(id, sku, rule.productType(), location, rule.group(), rule.routing(), rule.quantity());
    }

    @Override
    public void remove(Rule rule) {
        writer.current().update("DELETE FROM safety_stock_rule WHERE id = ?", rule.id());
        known = null;
    }
}
