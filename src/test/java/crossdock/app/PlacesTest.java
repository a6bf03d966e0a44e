package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full, and disks that cannot be written.
class PlacesTest {
    private static final int MANY = 60_000;

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsToldAndNothingIsLost() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 12)) {
            Path ws = disk.root.resolve("ws");
            DamagedWorkspaces.stock(folder, ws, 50, 5);
            Path many = catalogue(MANY);
            Ran ran = Ran.of("import", "catalogue", many.toString(), "--workspace", ws.toString());
            assertEquals(4, ran.code(), ran.out() + ran.err());
            assertTrue(ran.err().contains("The disk of " + ws + " is full. Free some space"), ran.err());
            disk.remount("size=200m");
            Ran check = Ran.of("check", "--workspace", ws.toString());
            assertEquals(0, check.code(), check.out() + check.err());
            assertEquals(
                    151, Ran.of("export", "stock", "--workspace", ws.toString()).out().lines().count());
            Ran again = Ran.of("import", "catalogue", many.toString(), "--workspace", ws.toString());
            assertEquals(0, again.code(), again.out() + again.err());
        }
    }

    @Test
    void aDiskFullBeforeOpeningIsToldToo() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 12)) {
            Path ws = disk.root.resolve("ws");
            DamagedWorkspaces.stock(folder, ws, 10, 5);
            byte[] filling = new byte[4_096];
            try (var out = Files.newOutputStream(disk.root.resolve("filling"))) {
                while (true) {
                    out.write(filling);
                }
            } catch (IOException full) {
                assertTrue(String.valueOf(full.getMessage()).contains("space"), full.toString());
            }
            Map<String, String> before = DamagedWorkspaces.treasures(ws);
            Ran ran = Ran.of("check", "--workspace", ws.toString());
            assertEquals(4, ran.code(), ran.out() + ran.err());
            assertTrue(ran.err().contains("The disk of " + ws + " is full. Free some space"), ran.err());
            Files.delete(disk.root.resolve("filling"));
            assertEquals(before, DamagedWorkspaces.treasures(ws));
            assertEquals(0, Ran.of("check", "--workspace", ws.toString()).code());
        }
    }

    /// Where nothing can be mounted the size of files is limited instead; the system says "file too large".
    @Test
    void aDiskThatRefusesToGrowIsTold() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs ulimit");
        Path ws = folder.resolve("ws");
        DamagedWorkspaces.stock(folder, ws, 50, 5);
        List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 3000; exec \"$@\"", "limited"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "import", "catalogue", catalogue(MANY).toString(), "--workspace", ws.toString()));
        Path said = folder.resolve("said");
        Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertEquals(4, child.waitFor(), () -> read(said));
        assertTrue(read(said).contains("The disk of " + ws + " could not be read or written"), read(said));
        assertEquals(0, Ran.of("check", "--workspace", ws.toString()).code());
    }

    @Test
    void aReadOnlyDiskIsToldAndCanBeRead() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 30)) {
            Path ws = disk.root.resolve("ws");
            DamagedWorkspaces.stock(folder, ws, 50, 5);
            disk.remount("ro");
            Ran ran = Ran.of("check", "--workspace", ws.toString());
            assertEquals(4, ran.code(), ran.out() + ran.err());
            assertTrue(ran.err().contains("Crossdock cannot write in " + ws + ". Choose a folder"), ran.err());
            Ran read = Ran.of("export", "stock", "--workspace", ws.toString());
            assertEquals(0, read.code(), read.err());
            assertEquals(151, read.out().lines().count());
        }
    }

    private Path catalogue(int rows) throws IOException {
        StringBuilder text = new StringBuilder("sku,title\n");
        for (int i = 0; i < rows; i++) {
            text.append("MANY-").append(i).append(",An article with a long enough title and number ").append(i);
            text.append('\n');
        }
        return Files.writeString(folder.resolve("many.csv"), text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
