package crossdock.app.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;
import org.slf4j.LoggerFactory;

/// Where the holder of a workspace takes commands of other processes: on 127.0.0.1 alone, at a port of chance, from
/// those who know the token in the owner-only note.
public final class Door implements AutoCloseable {
    private static final int REQUEST_MILLIS = 10_000; // a caller that says nothing is hung up on
    private static final long SIGN_OF_LIFE_MILLIS = 1_000;
    private static final int CALLERS = 16;
    private static final int REMEMBERED = 256;

    private final Path workspace;
    private final Requests requests;
    private final Room room;
    private final ServerSocket socket;
    private final byte[] token;
    private final Semaphore callers = new Semaphore(CALLERS);
    private final SequencedMap<String, Running> running = new LinkedHashMap<>(); // guarded by itself

    /// Carries a command out and answers with its exit code.
    @FunctionalInterface
    public interface Room {
        int run(Handed command, PrintWriter out, PrintWriter err);
    }

    private Door(Path workspace, Requests requests, Room room, ServerSocket socket) {
        this.workspace = workspace;
        this.requests = requests;
        this.room = room;
        this.socket = socket;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }

    public static Door open(Path workspace, Requests requests, Room room) throws IOException {
        ServerSocket socket = new ServerSocket(0, CALLERS, InetAddress.getLoopbackAddress());
        Door door = new Door(workspace, requests, room, socket);
        new DoorNote(socket.getLocalPort(), new String(door.token, StandardCharsets.US_ASCII)).write(workspace);
        Thread.ofVirtual().name("door").start(door::serve);
        return door;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                if (callers.tryAcquire()) {
                    Thread.ofVirtual().name("door-caller").start(() -> answer(caller));
                } else {
                    caller.close();
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LoggerFactory.getLogger(Door.class).warn("a caller could not be let in: {}", e.toString());
                }
            }
        }
    }

    private void answer(Socket caller) {
        try (caller;
                DataInputStream in = new DataInputStream(caller.getInputStream());
                DataOutputStream out = new DataOutputStream(caller.getOutputStream())) {
            caller.setSoTimeout(REQUEST_MILLIS);
            JsonNode request = Frames.read(in);
            byte[] said = request.path("token").asText().getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(said, token)) {
                LoggerFactory.getLogger(Door.class).warn("a caller without the token was turned away");
                return;
            }
            pass(begin(Handed.of(request)), request.path("have").asInt(), out);
        } catch (IOException e) {
            // The caller went away. What it asked for goes on; with the same id it can ask for the rest.
            LoggerFactory.getLogger(Door.class).info("a caller was lost: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            callers.release();
        }
    }

    private static void pass(Running command, int have, DataOutputStream out)
            throws IOException, InterruptedException {
        int next = have;
        while (true) {
            Map<String, ?> frame = command.frame(next, SIGN_OF_LIFE_MILLIS);
            Frames.write(out, frame);
            if (frame.containsKey("code")) {
                return;
            }
            next += frame.containsKey("alive") ? 0 : 1;
        }
    }

    private Running begin(Handed command) {
        synchronized (running) {
            Running known = running.get(command.id());
            if (known != null) {
                return known;
            }
            Running fresh = new Running();
            running.put(command.id(), fresh);
            if (running.size() > REMEMBERED) {
                running.pollFirstEntry();
            }
            Thread.ofVirtual().name("handed-command").start(() -> carryOut(command, fresh));
            return fresh;
        }
    }

    private void carryOut(Handed command, Running to) {
        PrintWriter out = new PrintWriter(to.writer("out"), true);
        PrintWriter err = new PrintWriter(to.writer("err"), true);
        int code = HandOver.LOST;
        try {
            Optional<Requests.Past> past = requests.find(command.id());
            if (past.isPresent()) {
                code = HandOver.tellPast(past.get(), err);
                return;
            }
            requests.begun(command.id(), command.name());
            code = room.run(command, out, err);
            requests.ended(command.id(), code);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Door.class).error("a handed command failed", e);
        } finally {
            out.flush();
            err.flush();
            to.end(code);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(DoorNote.file(workspace));
    }
}
