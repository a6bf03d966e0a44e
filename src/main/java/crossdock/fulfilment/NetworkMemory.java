package crossdock.fulfilment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// A network as it is kept for decisions made on it: deflated JSON, named by the hash of its text, so that all
/// decisions of a quiet day share one. Left out is what changes all the time (how old stock is, who rejects how often)
/// and what no decision reads as a whole (supplies, the names the linter knows).
///
/// @param bytes see [#read]
public record NetworkMemory(String hash, byte[] bytes) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(SettingJson.words())
            .addModule(zonesAndSets())
            .build();

    private static final class Sorted extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1;

        Sorted() {
            super(Set.class, false);
        }

        /// Sets of the JDK come in another order in each process; the text must not.
        @Override
        public void serialize(Set<?> set, JsonGenerator to, SerializerProvider with) throws IOException {
            to.writeStartArray();
            for (Object element : set.stream().sorted(Comparator.comparing(String::valueOf)).toList()) {
                with.defaultSerializeValue(element, to);
            }
            to.writeEndArray();
        }
    }

    private static final class Zone extends StdScalarDeserializer<ZoneId> {
        private static final long serialVersionUID = 1;

        Zone() {
            super(ZoneId.class);
        }

        @Override
        public ZoneId deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return ZoneId.of(parser.getText());
        }
    }

    private static SimpleModule zonesAndSets() {
        var module = new SimpleModule();
        module.addSerializer(ZoneId.class, ToStringSerializer.instance);
        module.addDeserializer(ZoneId.class, new Zone());
        module.addSerializer(new Sorted());
        return module;
    }

    public static NetworkMemory of(NetworkFacts facts) {
        var lasting = new NetworkFacts(
                facts.currency(),
                facts.places().stream()
                        .map(place -> place.withState(0, null))
                        .sorted(Comparator.comparing(Place::id))
                        .toList(),
                facts.services(), List.of(), new NetworkFacts.Known(Set.of(), Set.of(), Set.of(), Set.of()));
        try {
            byte[] text = MAPPER.writeValueAsBytes(lasting);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return new NetworkMemory(HexFormat.of().formatHex(digest), Deflated.of(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
    }

    /// Throws IllegalArgumentException for bytes that no version of this program wrote.
    public static NetworkFacts read(byte[] bytes) {
        return Deflated.read(bytes, MAPPER, NetworkFacts.class, "network");
    }
}
