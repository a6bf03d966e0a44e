package crossdock.store.stock;

import crossdock.inventory.Sku;
import crossdock.inventory.Skus;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Articles in SQLite.
public final class SqlSkus implements Skus {
    private static final int REMEMBERED_AT_MOST = 400_000;

    private final WriterConnection writer;
    private final Readers readers;
    private final Map<String, SkuId> ids = new HashMap<>(); // writer thread only; codes never change hands

    public SqlSkus(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
        writer.afterEnd(ending -> {
            if (ending == WriterConnection.Ending.UNDONE || ids.size() > REMEMBERED_AT_MOST) {
                ids.clear();
            }
        });
    }

    @Override
    public Optional<Sku> find(SkuId id) {
        return readers.read(sql -> sql.first(
                "SELECT id, code, title, product_type, brand, open FROM sku WHERE id = ?", SqlSkus::sku, id.value()));
    }

    @Override
    public Optional<Sku> byCode(String code) {
        return readers.read(sql -> sql.first(
                "SELECT id, code, title, product_type, brand, open FROM sku WHERE code = ?", SqlSkus::sku, code));
    }

    @Override
    public Optional<SkuId> idOf(String code) {
        if (!writer.isOpenHere()) {
            return byCode(code).map(Sku::id);
        }
        SkuId known = ids.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SkuId> read = writer.current()
                .first("SELECT id FROM sku WHERE code = ?", row -> new SkuId(row.getLong(1)), code);
        read.ifPresent(id -> ids.put(code, id));
        return read;
    }

    @Override
    public Sku put(Sku sku) {
        Statements sql = writer.current();
        if (sku.id().value() == 0) {
            long id = sql.insert(
                    "INSERT INTO sku (code, title, product_type, brand, open) VALUES (?, ?, ?, ?, ?)",
                    sku.code(),
                    sku.title(),
                    sku.productType(),
                    sku.brand(),
                    sku.open());
            return new Sku(new SkuId(id), sku.code(), sku.title(), sku.productType(), sku.brand(), sku.open());
        }
        sql.update(
                "UPDATE sku SET title = ?, product_type = ?, brand = ?, open = ?, version = version + 1 WHERE id = ?",
                sku.title(),
                sku.productType(),
                sku.brand(),
                sku.open(),
                sku.id().value());
        return sku;
    }


    private static Sku sku(ResultSet row) throws SQLException {
        return new Sku(
                new SkuId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6) != 0);
    }
}
