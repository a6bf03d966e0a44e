package crossdock.house;

import static crossdock.house.Snippets.leaf;
import static crossdock.house.Snippets.told;
import static crossdock.house.Snippets.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ImportTableTest {
    static final Set<String> PARTS = ImportTable.ROWS.keySet();

    @Test
    void everyPackageImportsOnlyWhatItsRowAllows() {
        ImportTable.rule().check(Snippets.OURS);
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void eachRowBitesForEachPackageItDoesNotName(String part) {
        List<String> others = PARTS.stream().filter(other -> !other.equals(part)).toList();
        List<String> sources = new ArrayList<>();
        others.forEach(other -> sources.add(leaf("crossdock." + other)));
        sources.add(user("crossdock." + part, others.stream().map("crossdock."::concat).toArray(String[]::new)));

        Set<String> row = Objects.requireNonNull(ImportTable.ROWS.get(part));
        List<String> told = told(ImportTable.rule(), sources.toArray(String[]::new));

        for (String other : others) {
            boolean refused = told.stream().anyMatch(line -> line.contains("<crossdock." + other + ".Leaf>"));
            assertEquals(!row.contains(other), refused, part + " -> " + other + ": " + told);
        }
    }

    @Test
    void nobodyImportsApp() {
        assertTrue(ImportTable.ROWS.values().stream().noneMatch(row -> row.contains("app")));
    }

    @Test
    void theStoreMayImportAPackageOnceItImplementsAPortOfIt() {
        String port = "package crossdock.order; public interface Orders { Leaf get(); }";
        String user = user("crossdock.store", "crossdock.order");
        String sql = "package crossdock.store; class SqlOrders implements crossdock.order.Orders {"
                + " public crossdock.order.Leaf get() { return null; } }";

        assertFalse(told(ImportTable.rule(), leaf("crossdock.order"), port, user).isEmpty());
        assertEquals(List.of(), told(ImportTable.rule(), leaf("crossdock.order"), port, user, sql));
    }

    @Test
    void theKernelImportsNothingButJavaBase() {
        String sql = "package crossdock.kernel; class Broken { java.sql.Connection c; }";
        String logger = "package crossdock.kernel; class Broken { org.slf4j.Logger l; }";
        String fine = "package crossdock.kernel; class Fine { java.util.List<int[]> l; java.time.Instant i; }";

        assertFalse(told(ImportTable.rule(), sql).isEmpty());
        assertFalse(told(ImportTable.rule(), logger).isEmpty());
        assertEquals(List.of(), told(ImportTable.rule(), fine));
    }

    @Test
    void anUnknownPackageIsTold() {
        assertFalse(told(ImportTable.rule(), leaf("crossdock.misc")).isEmpty());
        assertFalse(told(ImportTable.rule(), leaf("crossdock")).isEmpty());
    }

    @Test
    void theClassesAreReallyReadAndOfTheRightVersion() throws IOException {
        assertTrue(Snippets.OURS.size() > 10, "classes read: " + Snippets.OURS.size());
        try (var in = ImportTableTest.class.getResourceAsStream("ImportTableTest.class")) {
            assertTrue(in != null && in.readNBytes(8)[7] == 69, "class files of Java 25");
        }
    }
}
