package crossdock.store.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import crossdock.sync.Connections;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connections in SQLite.
public final class SqlConnections implements Connections {
    private static final String COLUMNS =
            "SELECT id, name, kind, url, account, mode, state, default_location, created_at, version FROM connection ";

    private final WriterConnection writer;
    private final Readers readers;

    public SqlConnections(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public List<ChannelConnection> all() {
        return readers.read(sql -> sql.list(COLUMNS + "WHERE state <> 'REMOVED' ORDER BY id", SqlConnections::row));
    }

    @Override
    public Optional<ChannelConnection> find(ConnectionId id) {
        return readers.read(sql -> sql.first(COLUMNS + "WHERE id = ?", SqlConnections::row, id.value()));
    }

    @Override
    public Optional<ChannelConnection> byName(String name) {
        return readers.read(
                sql -> sql.first(COLUMNS + "WHERE name = ? AND state <> 'REMOVED'", SqlConnections::row, name));
    }

    @Override
    public ChannelConnection add(ChannelConnection c) {
        long id = writer.current().insert(
                "INSERT INTO connection (name, kind, url, account, mode, state, default_location, created_at, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
                c.name(), c.kind(), c.url().toString(), c.account(), c.mode(), c.wanted(), place(c), c.createdAt());
        return find(new ConnectionId(id)).orElseThrow();
    }

    /// A removed connection gives its name back: another may take it.
    @Override
    public void put(ChannelConnection c) {
        String name = c.wanted() == Wanted.REMOVED ? c.name() + " (removed " + c.id() + ")" : c.name();
        writer.current().update(
                "UPDATE connection SET name = ?, url = ?, account = ?, mode = ?, state = ?, default_location = ?,"
                        + " version = version + 1 WHERE id = ?",
                name, c.url().toString(), c.account(), c.mode(), c.wanted(), place(c), c.id().value());
    }

    @Override
    public Optional<byte[]> secret(ConnectionId id) {
        return readers.read(sql -> sql.first(
                "SELECT secret FROM connection WHERE id = ? AND length(secret) > 0",
                row -> row.getBytes(1),
                id.value()));
    }

    @Override
    public void putSecret(ConnectionId id, byte[] sealed) {
        writer.current().update(
                "UPDATE connection SET secret = ?, version = version + 1 WHERE id = ?", sealed, id.value());
    }

    @Override
    public boolean isFulfilmentChosen(ConnectionId id) {
        return readers.read(sql -> sql.number(
                        "SELECT count(*) FROM channel_state WHERE connection_id = ? AND fulfils_chosen = 1",
                        id.value()))
                > 0;
    }

    @Override
    public void fulfilmentChosen(ConnectionId id) {
        writer.current().update(
                "INSERT INTO channel_state (connection_id, state, since, detail, fulfils_chosen)"
                        + " SELECT id, 'LOADING', created_at, '', 1 FROM connection WHERE id = ?"
                        + " ON CONFLICT (connection_id) DO UPDATE SET fulfils_chosen = 1",
                id.value());
    }

    private static @Nullable Long place(ChannelConnection c) {
        LocationId location = c.defaultLocation();
        return location == null ? null : location.value();
    }

    static ChannelConnection row(ResultSet row) throws SQLException {
        long location = row.getLong(8);
        LocationId place = row.wasNull() ? null : new LocationId(location);
        return new ChannelConnection(
                new ConnectionId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                URI.create(row.getString(4)),
                row.getString(5),
                Mode.valueOf(row.getString(6)),
                Wanted.valueOf(row.getString(7)),
                place,
                EpochMicros.toInstant(row.getLong(9)),
                row.getInt(10));
    }
}
