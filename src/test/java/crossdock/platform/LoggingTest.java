package crossdock.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
    @TempDir
    Path folder;

    /// One test, because the log file is one per process; others log meanwhile, so lines are found by a mark.
    @Test
    void writesToTheWorkspaceOnceItIsKnownAndMovesOnToAnother() throws IOException {
        String mark = UUID.randomUUID().toString();
        var log = LoggerFactory.getLogger("crossdock.Something");
        Path first = folder.resolve("first").resolve("logs");
        Path second = folder.resolve("second").resolve("logs");
        log.info("{} before", mark);
        try {
            Logging.toFolder(first);
            log.info("{} first", mark);
            log.debug("{} too fine", mark);
            Logging.toFolder(second);
            log.warn("{} second", mark, new IllegalStateException("with its trace"));
        } finally {
            close();
        }
        assertEquals(List.of("first"), marked(first, mark));
        assertEquals(List.of("second"), marked(second, mark));
        String text = Files.readString(second.resolve("crossdock.log"));
        assertTrue(text.contains("with its trace") && text.contains("LoggingTest"), text);
        assertTrue(text.lines().anyMatch(line -> line.matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z WARN \\[.*] Something - " + mark + " second")));
    }

    @Test
    void sendsWarningsOnlyToStandardError() {
        LoggerContext context = new LoggerContext();
        new Logging().configure(context);
        var appenders = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        assertEquals("stderr", appenders.next().getName());
        assertFalse(appenders.hasNext());
        assertTrue(LoggerFactory.getLogger("any").isInfoEnabled());
        assertFalse(LoggerFactory.getLogger("any").isDebugEnabled(), "this configuration is the one in use");
        context.stop();
    }

    private static List<String> marked(Path logs, String mark) throws IOException {
        try (var lines = Files.lines(logs.resolve("crossdock.log"))) {
            return lines.filter(line -> line.contains(mark))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .toList();
        }
    }

    /// Windows cannot delete the folder while the file is open.
    private static void close() {
        var root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        var file = root.getAppender("crossdock.log");
        root.detachAppender(file);
        file.stop();
    }
}
