package crossdock.store;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.Topic;
import crossdock.store.file.Connections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Tells that another process committed something: SQLite gives the file another data version then. What it was cannot
/// be told, so every topic is said to have changed as a whole.
final class ChangeWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final Path file;
    private final SqlChangeNotices notices;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-watch").factory());
    private @Nullable Connection connection; // on the thread of the clockwork only
    private long version;

    ChangeWatch(Path file, SqlChangeNotices notices) {
        this.file = file;
        this.notices = notices;
        clockwork.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Connection open = connection == null ? Connections.forReading(file) : connection;
            boolean first = connection == null;
            connection = open;
            long now = version(open);
            if (!first && now != version) {
                notices.tell(everything());
            }
            version = now;
        } catch (SQLException e) {
            LoggerFactory.getLogger(ChangeWatch.class).warn("changes could not be watched: {}", e.getMessage());
        }
    }

    private static long version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static ChangeNotice everything() {
        Map<Topic, Set<Long>> all = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            all.put(topic, Set.of());
        }
        return new ChangeNotice(all);
    }

    @Override
    public void close() throws SQLException {
        clockwork.close(); // waits for the look under way, which takes no longer than the file's lock
        if (connection != null) {
            connection.close();
        }
    }
}
