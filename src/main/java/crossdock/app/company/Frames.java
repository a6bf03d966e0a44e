package crossdock.app.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/// One JSON value a frame, its length before it. Longer ones are refused before anything is read of them.
final class Frames {
    static final int LONGEST = 1 << 24; // a policy with the replay of some ten thousand orders
    private static final ObjectMapper JSON = new ObjectMapper();

    private Frames() {}

    static void write(DataOutputStream out, Object value) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(value);
        if (bytes.length > LONGEST) {
            throw new IOException("a frame of " + bytes.length + " bytes is too long");
        }
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static JsonNode read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 2 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes is refused");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("half a frame");
        }
        JsonNode value = JSON.readTree(bytes);
        if (value == null || !value.isObject()) {
            throw new IOException("a frame that holds no object is refused");
        }
        return value;
    }
}
