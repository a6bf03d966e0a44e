package crossdock.app.company;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.ui.common.Texts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/// Hands one command to the holder of the workspace and prints what comes back as if it had been carried out here. An
/// answer that gets lost is asked for again under the same id, so that nothing is done twice.
public final class HandOver {
    /// Exit code when nobody can say how it ended.
    static final int LOST = 1;

    private static final int CONNECT_MILLIS = 2_000;
    private static final int SILENCE_MILLIS = 15_000; // the holder gives a sign of life every second
    private static final int PAUSE_MILLIS = 200;
    private static final int ATTEMPTS = 50;

    private final Path workspace;
    private final BooleanSupplier isHeld;
    private final PrintWriter out;
    private final PrintWriter err;
    private int have;

    /// @param isHeld whether some process holds the workspace at this moment
    public HandOver(Path workspace, BooleanSupplier isHeld, PrintWriter out, PrintWriter err) {
        this.workspace = workspace;
        this.isHeld = isHeld;
        this.out = out;
        this.err = err;
    }

    /// True when the holder takes commands at all.
    public static boolean isOpen(Path workspace) {
        return DoorNote.read(workspace).isPresent();
    }

    /// The exit code; empty when the holder ended before it could give one.
    public OptionalInt run(Handed command) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            OptionalInt code = ask(command);
            if (code.isPresent() || !isHeld.getAsBoolean()) {
                return code;
            }
            pause();
        }
        return OptionalInt.empty();
    }

    private OptionalInt ask(Handed command) {
        Optional<DoorNote> door = DoorNote.read(workspace);
        if (door.isEmpty()) {
            return OptionalInt.empty();
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), door.get().port()), CONNECT_MILLIS);
            socket.setSoTimeout(SILENCE_MILLIS);
            Frames.write(new DataOutputStream(socket.getOutputStream()), command.frame(door.get().token(), have));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                JsonNode frame = Frames.read(in);
                if (frame.has("code")) {
                    return OptionalInt.of(frame.path("code").asInt());
                }
                print(frame);
            }
        } catch (IOException e) {
            return OptionalInt.empty(); // the answer is lost, not the command: the caller asks again
        }
    }

    private void print(JsonNode frame) {
        if (frame.has("out") || frame.has("err")) {
            have++;
            out.print(frame.path("out").asText());
            out.flush();
            err.print(frame.path("err").asText());
            err.flush();
        }
    }

    /// Says what is known of a command that an earlier holder took; its exit code.
    public static int tellPast(Requests.Past past, PrintWriter err) {
        Texts texts = Texts.lenient(Locale.getDefault());
        Integer code = past.code();
        err.println(code == null ? texts.get("error.handed.unsure") : texts.get("error.handed.done", code));
        return code == null ? LOST : code;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
