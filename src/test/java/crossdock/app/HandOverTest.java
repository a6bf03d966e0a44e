package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.app.company.Door;
import crossdock.app.company.HandOver;
import crossdock.app.company.Handed;
import crossdock.kernel.Outcome;
import crossdock.platform.WorkspacePaths;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.StillWorld;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A command meets a workspace that another process holds.
@Timeout(240)
class HandOverTest {
    /// A file of the last two seconds may still be written to, and is left for the next look.
    private static final long FILES_REST_MILLIS = 2_100;

    @TempDir
    private Path folder;

    private Path ws;

    @BeforeEach
    void make() throws IOException {
        ws = folder.resolve("ws");
        DamagedWorkspaces.stock(folder, ws, 20, 5);
        Files.writeString(folder.resolve("more.csv"), "sku,title\nNEW-1,One\nNEW-2,Two\n,nameless\n");
    }

    private Ran importMore(Path workspace) {
        return Ran.of(
                "import", "catalogue", folder.resolve("more.csv").toString(), "--workspace", workspace.toString());
    }

    @Test
    void anotherProcessCarriesItOutWithTheSameLinesAndCode() throws Exception {
        Path alone = folder.resolve("alone");
        DamagedWorkspaces.copy(ws, alone);
        Ran expected = importMore(alone);
        assertEquals(1, expected.code(), "one row is refused");
        Process holder = HolderProcess.start(ws, "whole");
        try {
            Ran handed = importMore(ws);
            assertEquals(expected.out(), handed.out());
            assertEquals(expected.code(), handed.code());
            Ran check = Ran.of("check", "--json", "--workspace", ws.toString());
            assertEquals(0, check.code(), check.out() + check.err());
            Ran usage = Ran.of("import", "wishes", "x.csv", "--workspace", ws.toString());
            assertEquals(2, usage.code());
            Ran restore = Ran.of("restore", "--workspace", ws.toString());
            assertEquals(4, restore.code());
            assertTrue(restore.err().contains("open in another Crossdock (process " + holder.pid()), restore.err());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertTrue(Files.exists(ws.resolve("holder.door")), "it was killed, so its note is still there");
        assertEquals(1, importMore(ws).code(), "carried out here again");
        try (Workspace open = Workspace.open(new WorkspacePaths(ws))) {
            assertEquals(22, count(open, "SELECT count(*) FROM sku"));
            assertEquals(2, count(open, "SELECT count(*) FROM event WHERE type = 'CommandHanded'"));
        }
    }

    @Test
    void aConsoleThatSyncsIsHurriedAndOneThatReadsOnceIsLeftAlone() throws Exception {
        try (Workspace open = Workspace.open(new WorkspacePaths(ws));
                Door _ = open.takeCommands()) {
            Ran busy = Ran.of("sync", "--once", "--workspace", ws.toString());
            assertEquals(4, busy.code());
            assertTrue(busy.out().contains("reads the channels once already"), busy.out());
            open.sync.start(open.notices());
            Ran hurried = Ran.of("sync", "--once", "--workspace", ws.toString());
            assertEquals(0, hurried.code(), hurried.err());
            assertTrue(hurried.out().contains("No channel is connected"), hurried.out());
        }
    }

    /// Rows arrive, and lines and exit code are those of the command run alone; then the shop is away.
    @Test
    void syncInARunningConsoleReadsTheChannelsAsItDoesAlone() throws Exception {
        Path shops = folder.resolve("shops");
        Path alone = folder.resolve("alone");
        try (StillWorld world = new StillWorld(7, 0.5, InstantSource.system(), folder.resolve("warehouse"))) {
            connect(shops, world.practice());
            DamagedWorkspaces.copy(shops, alone);
            Thread.sleep(FILES_REST_MILLIS);
            Ran expected = Ran.in(alone, "sync", "--once", "--json");
            assertEquals(0, expected.code(), expected.out() + expected.err());
            try (Workspace open = Workspace.open(new WorkspacePaths(shops));
                    Door _ = open.takeCommands()) {
                assertEquals(0, count(open, "SELECT count(*) FROM orders"));
                open.sync.start(open.notices());
                Ran handed = Ran.in(shops, "sync", "--once", "--json");
                assertEquals(0, handed.code(), handed.out() + handed.err());
                assertEquals(ofChannels(expected), ofChannels(handed));
                try (Workspace other = Workspace.open(new WorkspacePaths(alone))) {
                    for (String rows : List.of("orders", "order_line", "sku", "location", "stock", "published")) {
                        long read = count(other, "SELECT count(*) FROM " + rows);
                        assertTrue(read > 0, rows);
                        assertEquals(read, count(open, "SELECT count(*) FROM " + rows), rows);
                    }
                }
                world.practice().closeShop();
                Ran away = Ran.in(shops, "sync", "--once", "--json");
                assertEquals(3, away.code(), away.out() + away.err());
                assertEquals(ofChannels(Ran.in(alone, "sync", "--once", "--json")), ofChannels(away));
            }
        }
    }

    /// What is owed is not compared: a console that runs sends notes of orders while they are counted.
    private static List<String> ofChannels(Ran ran) {
        return ran.out().lines().filter(line -> line.contains("\"channel\"")).sorted().toList();
    }

    private static void connect(Path workspace, PracticeWorld world) {
        try (Workspace made = Workspace.open(new WorkspacePaths(workspace))) {
            for (PracticeWorld.Channel channel : world.channels()) {
                int colon = channel.token().indexOf(':');
                var wish = new Wish(
                        channel.name(), channel.kind(), channel.url(), channel.token().substring(0, Math.max(0, colon)),
                        channel.token().substring(colon + 1),
                        channel.kind().equals("file") ? Mode.NEARTIME : Mode.REALTIME);
                assertInstanceOf(Outcome.Done.class, made.connections.connect(Workspace.PERSON, wish));
            }
        }
    }

    @Test
    void aHolderKilledInTheMiddleLeavesItUnsureAndIsNotRepeated() throws Exception {
        Process holder = HolderProcess.start(ws, "middle");
        CompletableFuture<Ran> running = CompletableFuture.supplyAsync(() -> importMore(ws));
        try (BufferedReader said = holder.inputReader()) {
            assertEquals("in the middle", said.readLine());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        Ran ran = running.get();
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("ended while it worked on this"), ran.err());
        try (Workspace open = Workspace.open(new WorkspacePaths(ws))) {
            assertEquals(20, count(open, "SELECT count(*) FROM sku"));
        }
    }

    @Test
    void aHolderKilledBeforeItBeganIsReplacedByTheCommandItself() throws Exception {
        Process holder = HolderProcess.start(ws, "before");
        CompletableFuture<Ran> running = CompletableFuture.supplyAsync(() -> importMore(ws));
        try (BufferedReader said = holder.inputReader()) {
            assertEquals("before", said.readLine());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertTrue(running.get().out().contains("\"accepted\":2"), running.get().out() + running.get().err());
        try (Workspace open = Workspace.open(new WorkspacePaths(ws))) {
            assertEquals(22, count(open, "SELECT count(*) FROM sku"));
        }
    }

    @Test
    void aLostAnswerIsAskedForAgainAndNothingIsDoneTwice() throws Exception {
        List<String> args = List.of("import", "catalogue", "more.csv");
        Handed command = new Handed("0a1b", args, folder, "");
        try (Workspace open = Workspace.open(new WorkspacePaths(ws));
                Door _ = open.takeCommands()) {
            send(command); // and hung up before any answer
            var out = new StringWriter();
            HandOver again = new HandOver(ws, () -> true, new PrintWriter(out), new PrintWriter(new StringWriter()));
            assertEquals(OptionalInt.of(1), again.run(command));
            assertTrue(out.toString().contains("\"accepted\":2"), out.toString());
            assertEquals(1, count(open, "SELECT count(*) FROM event WHERE type = 'CommandHanded'"));
        }
        try (Workspace next = Workspace.open(new WorkspacePaths(ws));
                Door _ = next.takeCommands()) { // the one after remembers it too
            var err = new StringWriter();
            HandOver later = new HandOver(ws, () -> true, new PrintWriter(new StringWriter()), new PrintWriter(err));
            assertEquals(OptionalInt.of(1), later.run(command));
            assertTrue(err.toString().contains("nothing was done twice"), err.toString());
            assertEquals(1, count(next, "SELECT count(*) FROM event WHERE type = 'CommandHanded'"));
        }
    }

    @Test
    void strangersAreTurnedAway() throws Exception {
        try (Workspace open = Workspace.open(new WorkspacePaths(ws));
                Door _ = open.takeCommands()) {
            String[] note = Files.readString(ws.resolve("holder.door")).split(" ");
            int port = Integer.parseInt(note[0]);
            if (ws.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(ws.resolve("holder.door")));
                assertEquals("rw-------", rights);
            }
            String wrong = "{\"token\":\"" + "0".repeat(64) + "\",\"id\":\"x\",\"args\":[\"check\"],\"folder\":\"/\"}";
            assertThrows(IOException.class, () -> answer(port, wrong.getBytes(StandardCharsets.UTF_8), 0));
            assertThrows(IOException.class, () -> answer(port, new byte[0], 2_000_000));
            assertThrows(IOException.class, () -> answer(port, "nonsense".getBytes(StandardCharsets.UTF_8), 0));
            assertEquals(0, count(open, "SELECT count(*) FROM event WHERE type = 'CommandHanded'"));
        }
        assertFalse(Files.exists(ws.resolve("holder.door")), "closed in order");
    }

    private static byte[] answer(int port, byte[] frame, int saidLength) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(saidLength == 0 ? frame.length : saidLength);
            out.write(frame);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readNBytes(in.readInt());
        }
    }

    private void send(Handed command) throws IOException {
        String[] note = Files.readString(ws.resolve("holder.door")).split(" ");
        String frame = crossdock.app.print.Report.toJson(java.util.Map.of(
                "token", note[1], "id", command.id(), "args", command.args(), "folder", folder.toString(), "have", 0));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(note[0]))) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        }
    }

    private static long count(Workspace open, String sql) {
        return open.database.readers().read(s -> s.number(sql));
    }
}
