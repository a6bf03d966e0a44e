package crossdock.store.stock;

import crossdock.inventory.Listings;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Listings in SQLite.
public final class SqlListings implements Listings {
    private static final int REMEMBERED_AT_MOST = 400_000;
    private static final String COLUMNS =
            "connection_id, external_id, parent_id, sku_id, sku_text, title, price_minor, currency, tracked,"
            + " active, updated_at";

    private final WriterConnection writer;
    private final Readers readers;
    private final Map<Key, SkuId> mapped = new HashMap<>(); // writer thread only

    private record Key(long connection, String externalId) {}

    public SqlListings(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
        writer.afterEnd(ending -> {
            if (ending == WriterConnection.Ending.UNDONE || mapped.size() > REMEMBERED_AT_MOST) {
                mapped.clear();
            }
        });
    }

    @Override
    public Optional<Listing> find(ConnectionId connection, String externalId) {
        return readers.read(sql -> sql.first(
                "SELECT " + COLUMNS + " FROM listing WHERE connection_id = ? AND external_id = ?",
                SqlListings::listing,
                connection.value(),
                externalId));
    }

    @Override
    public Optional<SkuId> skuOf(ConnectionId connection, String externalId) {
        if (!writer.isOpenHere()) {
            return find(connection, externalId).flatMap(listing -> Optional.ofNullable(listing.sku()));
        }
        Key key = new Key(connection.value(), externalId);
        SkuId known = mapped.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SkuId> read = writer.current()
                .first(
                        "SELECT sku_id FROM listing WHERE connection_id = ? AND external_id = ? AND sku_id IS NOT NULL",
                        row -> new SkuId(row.getLong(1)),
                        connection.value(),
                        externalId);
        read.ifPresent(sku -> mapped.put(key, sku));
        return read;
    }

    @Override
    public List<Listing> ofSku(SkuId sku) {
        return readers.read(sql -> sql.list(
                "SELECT " + COLUMNS + " FROM listing WHERE sku_id = ? ORDER BY connection_id, external_id",
                SqlListings::listing,
                sku.value()));
    }

    @Override
    public void put(Listing listing) {
        SkuId sku = listing.sku();
        Money price = listing.price();
        writer.current()
                .update(
                        "INSERT INTO listing (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO UPDATE SET parent_id = excluded.parent_id, sku_id = excluded.sku_id,"
                                + " sku_text = excluded.sku_text, title = excluded.title,"
                                + " price_minor = excluded.price_minor, currency = excluded.currency,"
                                + " tracked = excluded.tracked, active = excluded.active,"
                                + " updated_at = excluded.updated_at",
                        listing.connection().value(),
                        listing.externalId(),
                        listing.parentId(),
                        sku == null ? null : sku.value(),
                        listing.skuText(),
                        listing.title(),
                        price == null ? null : price.minor(),
                        price == null ? null : price.currency(),
                        listing.tracked(),
                        listing.active(),
                        listing.updatedAt());
        mapped.remove(new Key(listing.connection().value(), listing.externalId()));
    }


    private static Listing listing(ResultSet row) throws SQLException {
        long sku = row.getLong(4);
        String currency = row.getString(8);
        return new Listing(
                new ConnectionId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                sku == 0 ? null : new SkuId(sku),
                row.getString(5),
                row.getString(6),
                currency == null ? null : new Money(row.getLong(7), currency),
                row.getInt(9) != 0,
                row.getInt(10) != 0,
                StockRows.instant(row, 11));
    }
}
