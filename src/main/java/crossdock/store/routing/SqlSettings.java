package crossdock.store.routing;

import crossdock.fulfilment.SettingJson;
import crossdock.fulfilment.Settings;
import crossdock.kernel.EpochMicros;
import crossdock.store.Readers;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Routing settings in SQLite, a row a version, values as JSON.
public final class SqlSettings implements Settings {
    private final WriterConnection writer;
    private final Readers readers;

    public SqlSettings(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public List<Version> all() {
        return readers.read(sql -> sql.list(
                "SELECT kind, subject, max(number), value, at, actor FROM routing_setting"
                        + " GROUP BY kind, subject ORDER BY kind, subject",
                SqlSettings::version)).stream()
                .filter(version -> version.value() != null)
                .toList();
    }

    @Override
    public boolean isUntouched() {
        return readers.read(sql -> sql.number("SELECT NOT EXISTS (SELECT 1 FROM routing_setting)")) == 1;
    }

    @Override
    public List<Version> history(Kind kind, String subject) {
        return readers.read(sql -> sql.list(
                "SELECT kind, subject, number, value, at, actor FROM routing_setting"
                        + " WHERE kind = ? AND subject = ? ORDER BY number DESC",
                SqlSettings::version,
                kind,
                subject));
    }

    @Override
    public void append(Version version) {
        var value = version.value();
        writer.current().update(
                "INSERT INTO routing_setting VALUES (?, ?, ?, ?, ?, ?)",
                version.kind(),
                version.subject(),
                version.number(),
                value == null ? null : SettingJson.write(value),
                version.at(),
                version.by());
    }

    private static Version version(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString(1));
        @Nullable String value = row.getString(4);
        return new Version(
                kind,
                row.getString(2),
                row.getLong(3),
                value == null ? null : SettingJson.read(kind, value),
                EpochMicros.toInstant(row.getLong(5)),
                row.getString(6));
    }
}
