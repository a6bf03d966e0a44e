package crossdock.store.stock;

import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Places in SQLite. Some hundreds or thousands, so a write holds them whole once it asked for one.
public final class SqlLocations implements Locations {
    private static final String COLUMNS = "id, code, name, type, street, city, state, postal_code, country, latitude,"
            + " longitude, zone, zone_assumed, hours, ships, offers_pickup, tracked, stock_source, open";

    private final WriterConnection writer;
    private final Readers readers;
    private @Nullable Map<LocationId, Location> known; // writer thread only; kept up to date by every change
    private final Map<Link, LocationId> links = new HashMap<>(); // writer thread only

    private record Link(long connection, String externalId) {}

    public SqlLocations(WriterConnection writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
        writer.afterEnd(ending -> {
            if (ending == WriterConnection.Ending.UNDONE) {
                known = null;
                links.clear();
            }
        });
    }

    @Override
    public List<Location> all() {
        return List.copyOf(byId().values());
    }

    @Override
    public Optional<Location> find(LocationId id) {
        if (!writer.isOpenHere()) {
            return readers.read(sql -> sql.first(
                    "SELECT " + COLUMNS + " FROM location WHERE id = ?", SqlLocations::location, id.value()));
        }
        return Optional.ofNullable(byId().get(id));
    }

    @Override
    public Optional<Location> byCode(String code) {
        if (!writer.isOpenHere()) {
            return readers.read(sql -> sql.first(
                    "SELECT " + COLUMNS + " FROM location WHERE code = ?", SqlLocations::location, code));
        }
        return byId().values().stream().filter(place -> place.code().equals(code)).findFirst();
    }

    private Map<LocationId, Location> byId() {
        if (!writer.isOpenHere()) {
            return readers.read(SqlLocations::read);
        }
        if (known == null) {
            known = read(writer.current());
        }
        return known;
    }

    private static Map<LocationId, Location> read(Statements sql) {
        Map<LocationId, Location> byId = new LinkedHashMap<>();
        sql.each("SELECT " + COLUMNS + " FROM location ORDER BY id", row -> {
            Location place = location(row);
            byId.put(place.id(), place);
        });
        return byId;
    }

    private static Location location(ResultSet row) throws SQLException {
        double latitude = row.getDouble(10);
        boolean isPlaced = !row.wasNull();
        double longitude = row.getDouble(11);
        return new Location(
                new LocationId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                Location.Type.valueOf(row.getString(4)),
                new Location.Address(
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        isPlaced ? latitude : null,
                        isPlaced ? longitude : null),
                ZoneId.of(row.getString(12)),
                row.getInt(13) != 0,
                row.getString(14),
                row.getInt(15) != 0,
                row.getInt(16) != 0,
                row.getInt(17) != 0,
                StockRows.connection(row.getLong(18)),
                row.getInt(19) != 0);
    }

    @Override
    public Location put(Location place) {
        Statements sql = writer.current();
        List<@Nullable Object> values = values(place);
        if (place.id().isNone()) {
            long id = sql.insert(
                    "INSERT INTO location (code, name, type, street, city, state, postal_code, country, latitude,"
                            + " longitude, zone, zone_assumed, hours, ships, offers_pickup, tracked, stock_source,"
                            + " open)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
            Location made = sql.first(
                            "SELECT " + COLUMNS + " FROM location WHERE id = ?", SqlLocations::location, id)
                    .orElseThrow();
            remember(made);
            return made;
        }
        values.add(place.id().value());
        sql.update(
                "UPDATE location SET code = ?, name = ?, type = ?, street = ?, city = ?, state = ?, postal_code = ?,"
                        + " country = ?, latitude = ?, longitude = ?, zone = ?, zone_assumed = ?, hours = ?, ships = ?,"
                        + " offers_pickup = ?, tracked = ?, stock_source = ?, open = ?, version = version + 1 WHERE"
                        + " id = ?",
                values.toArray());
        remember(place);
        return place;
    }

    /// What this write wrote is seen by its next read; whoever undoes it makes us read again.
    private void remember(Location place) {
        if (known != null) {
            known.put(place.id(), place);
        }
    }

    private static List<@Nullable Object> values(Location place) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(place.code());
        values.add(place.name());
        values.add(place.type());
        Location.Address address = place.address();
        values.add(address.street());
        values.add(address.city());
        values.add(address.state());
        values.add(address.postalCode());
        values.add(address.country());
        values.add(address.latitude());
        values.add(address.longitude());
        values.add(place.zone().getId());
        values.add(place.zoneAssumed());
        values.add(place.hours());
        values.add(place.ships());
        values.add(place.offersPickup());
        values.add(place.tracked());
        ConnectionId source = place.stockSource();
        values.add(source == null ? null : source.value());
        values.add(place.open());
        return values;
    }

    @Override
    public Optional<LocationId> linked(ConnectionId connection, String externalId) {
        if (!writer.isOpenHere()) {
            return readers.read(sql -> readLink(sql, connection, externalId));
        }
        Link link = new Link(connection.value(), externalId);
        LocationId found = links.get(link);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<LocationId> read = readLink(writer.current(), connection, externalId);
        read.ifPresent(id -> links.put(link, id));
        return read;
    }

    private static Optional<LocationId> readLink(Statements sql, ConnectionId connection, String externalId) {
        return sql.first(
                "SELECT location_id FROM location_link WHERE connection_id = ? AND external_id = ?",
                row -> new LocationId(row.getLong(1)),
                connection.value(),
                externalId);
    }

    @Override
    public void link(ConnectionId connection, String externalId, LocationId location) {
        writer.current()
                .update(
                        "INSERT OR REPLACE INTO location_link VALUES (?, ?, ?)",
                        connection.value(),
                        externalId,
                        location.value());
        links.remove(new Link(connection.value(), externalId));
    }

    @Override
    public Set<LocationId> linkedTo(ConnectionId connection) {
        return ofConnection("location_link", connection);
    }

    private Set<LocationId> ofConnection(String table, ConnectionId connection) {
        return readers.read(sql -> new TreeSet<>(sql.list(
                "SELECT location_id FROM " + table + " WHERE connection_id = ?",
                row -> new LocationId(row.getLong(1)),
                connection.value())));
    }

    /// Asked in the write that links it, so of the writer's own state there.
    @Override
    public boolean isOfOtherChannel(LocationId location, ConnectionId than) {
        return writer.isOpenHere()
                ? isOfOtherChannel(writer.current(), location, than)
                : readers.read(sql -> isOfOtherChannel(sql, location, than));
    }

    private static boolean isOfOtherChannel(Statements sql, LocationId location, ConnectionId than) {
        return sql.number(
                        "SELECT count(*) FROM location_link l JOIN connection k ON k.id = l.connection_id"
                                + " WHERE l.location_id = ? AND k.id <> ?"
                                + " AND k.kind <> 'file' AND k.state <> 'REMOVED'",
                        location.value(),
                        than.value())
                > 0;
    }

    @Override
    public Set<LocationId> fulfilling(ConnectionId connection) {
        return ofConnection("fulfils", connection);
    }

    @Override
    public void fulfils(ConnectionId connection, LocationId location, boolean does) {
        writer.current()
                .update(
                        does
                                ? "INSERT OR IGNORE INTO fulfils VALUES (?, ?)"
                                : "DELETE FROM fulfils WHERE connection_id = ? AND location_id = ?",
                        connection.value(),
                        location.value());
    }

    @Override
    public List<Group> groups() {
        Map<String, Set<LocationId>> members = new TreeMap<>();
        readers.read(sql -> sql.list(
                        "SELECT name, location_id FROM location_group_member",
                        row -> Map.entry(row.getString(1), new LocationId(row.getLong(2)))))
                .forEach(member -> members.computeIfAbsent(member.getKey(), _ -> new TreeSet<>())
                        .add(member.getValue()));
        return members.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    @Override
    public void putGroup(Group group) {
        Statements sql = writer.current();
        sql.update("DELETE FROM location_group_member WHERE name = ?", group.name());
        sql.batch("INSERT INTO location_group_member VALUES (?, ?)", group.members(), (to, member) -> {
            to.setString(1, group.name());
            to.setLong(2, member.value());
        });
    }
}
