package crossdock.fulfilment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// JSON as decisions and networks are remembered: deflated, since there is one for each order.
public final class Deflated {
    private Deflated() {}

    public static byte[] of(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
        return bytes.toByteArray();
    }

    /// Throws IllegalArgumentException for bytes that no version of this program wrote.
    ///
    /// @param what is remembered, for the message
    public static <T> T read(byte[] bytes, ObjectMapper mapper, Class<T> type, String what) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return mapper.readValue(in, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + what + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no " + what, e);
        }
    }
}
