package crossdock.bench;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import crossdock.routing.network.Place;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The same question asked of SQLite with an R*Tree, and of a scan of all locations.
final class RoutingPeers implements AutoCloseable {
    private final RoutingWorld world;
    private final long[] allowed;
    private final Connection db;
    private final List<PreparedStatement> byLines = new ArrayList<>();

    RoutingPeers(RoutingWorld world, long[] allowed) throws SQLException {
        this.world = world;
        this.allowed = allowed;
        db = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = db.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE place USING rtree_i32(id, s, n, w, e)");
            statement.execute("CREATE TABLE point(id INTEGER PRIMARY KEY, x REAL, y REAL, z REAL, may INTEGER)");
            statement.execute("CREATE TABLE stock(sku INTEGER, place INTEGER, units INTEGER, PRIMARY KEY(sku, place))"
                    + " WITHOUT ROWID");
        }
        db.setAutoCommit(false);
        fill();
        db.commit();
        for (int lines = 1; lines <= 4; lines++) {
            byLines.add(db.prepareStatement(question(lines)));
        }
    }

    private void fill() throws SQLException {
        try (var place = db.prepareStatement("INSERT INTO place VALUES(?, ?, ?, ?, ?)");
                var point = db.prepareStatement("INSERT INTO point VALUES(?, ?, ?, ?, ?)");
                var stock = db.prepareStatement("INSERT INTO stock VALUES(?, ?, ?)")) {
            for (int i = 0; i < world.network.size(); i++) {
                Place one = world.network.places().get(i);
                GeoPoint at = point(one);
                bind(place, one.id().value(), scaled(at.latitude()), scaled(at.latitude()) + 1L,
                        scaled(at.longitude()), scaled(at.longitude()) + 1L);
                place.addBatch();
                bind(point, one.id().value(), at.x(), at.y(), at.z(), allowed[i >> 6] >>> i & 1);
                point.addBatch();
            }
            place.executeBatch();
            point.executeBatch();
            for (int sku = 1; sku <= world.skus; sku++) {
                var article = new SkuId(sku);
                for (LocationId location : world.stock.locations(article)) {
                    bind(stock, sku, location.value(), world.stock.routable(article, location));
                    stock.addBatch();
                }
                if (sku % 200 == 0) {
                    stock.executeBatch();
                }
            }
            stock.executeBatch();
        }
    }

    private static GeoPoint point(Place place) {
        GeoPoint point = place.point();
        if (point == null) {
            throw new IllegalStateException("every location of the bench has a place");
        }
        return point;
    }

    private static long scaled(double degrees) {
        return (long) Math.floor(degrees * 10_000);
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static String question(int lines) {
        var sql = new StringBuilder("SELECT p.id, (p.x - ?) * (p.x - ?) + (p.y - ?) * (p.y - ?) + (p.z - ?) * (p.z - ?)"
                + " AS d FROM place r JOIN point p ON p.id = r.id AND p.may = 1");
        for (int i = 0; i < lines; i++) {
            sql.append(" JOIN stock s").append(i).append(" ON s").append(i).append(".sku = ? AND s").append(i)
                    .append(".place = p.id AND s").append(i).append(".units >= ?");
        }
        return sql.append(" WHERE r.n >= ? AND r.s <= ? AND r.e >= ? AND r.w <= ? AND d <= ? ORDER BY d, p.id LIMIT 5")
                .toString();
    }

    int[] sqlite(Demand demand, GeoPoint from, double km) throws SQLException {
        PreparedStatement ask = byLines.get(demand.lines().size() - 1);
        double degrees = Math.toDegrees(km / GeoPoint.RADIUS_KM);
        double wide = degrees / Math.cos(Math.toRadians(Math.min(89, Math.abs(from.latitude()) + degrees)));
        List<Object> values = new ArrayList<>(List.of(from.x(), from.x(), from.y(), from.y(), from.z(), from.z()));
        for (DemandLine line : demand.lines()) {
            values.add(line.sku().value());
            values.add(line.units());
        }
        values.addAll(List.of(
                scaled(from.latitude() - degrees), scaled(from.latitude() + degrees) + 1,
                scaled(from.longitude() - wide), scaled(from.longitude() + wide) + 1,
                GeoPoint.chordSquaredOfKm(km)));
        bind(ask, values.toArray());
        int[] found = new int[5];
        int n = 0;
        try (ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                found[n++] = world.network.numberOf(rows.getLong(1));
            }
        }
        return Arrays.copyOf(found, n);
    }

    /// All locations, one after the other.
    int[] scan(Demand demand, GeoPoint from, double km) {
        record Near(int place, double chord) {}
        double radius = GeoPoint.chordSquaredOfKm(km);
        var target = new PointGrid.Target(from);
        List<Near> near = new ArrayList<>();
        for (int place = 0; place < world.network.size(); place++) {
            double chord = world.network.grid().chordSquared(target, place);
            LocationId id = world.network.places().get(place).id();
            if (chord <= radius
                    && (allowed[place >> 6] >>> place & 1) == 1
                    && demand.lines().stream().allMatch(line -> world.stock.routable(line.sku(), id) >= line.units())) {
                near.add(new Near(place, chord));
            }
        }
        near.sort(Comparator.comparingDouble(Near::chord).thenComparingInt(Near::place));
        return near.stream().limit(5).mapToInt(Near::place).toArray();
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }
}
