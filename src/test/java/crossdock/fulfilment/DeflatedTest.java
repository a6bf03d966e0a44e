package crossdock.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeflatedTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(byte[] bytes) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> Deflated.read(bytes, MAPPER, List.class, "list"))
                .getMessage());
    }

    @Test
    void readsWhatItWroteInLessRoom() throws Exception {
        List<String> many = Collections.nCopies(500, "Leaves from Akron");
        byte[] plain = MAPPER.writeValueAsBytes(many);
        byte[] packed = Deflated.of(plain);
        assertTrue(packed.length < plain.length / 20, packed.length + " of " + plain.length);
        assertEquals(many, Deflated.read(packed, MAPPER, List.class, "list"));
    }

    @Test
    void refusesWhatNobodyWroteAndNamesIt() {
        byte[] whole = Deflated.of(text("[\"Akron\"]"));
        for (byte[] bad : List.of(
                text("no deflated bytes"), Arrays.copyOf(whole, whole.length / 2), Deflated.of(text("{\"a\"")),
                Deflated.of(text("{\"a\": 1}")))) {
            assertTrue(refusal(bad).startsWith("no list"), refusal(bad));
        }
    }
}
