package crossdock.fulfilment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import crossdock.kernel.LocationId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/// Settings as JSON, the form in which they are stored. Fields are those of the records; unknown ones are refused.
public final class SettingJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(words())
            .build();

    private SettingJson() {}

    public static String write(Setting setting) {
        try {
            return MAPPER.writeValueAsString(setting);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // records of texts and numbers only
        }
    }

    /// Throws IllegalArgumentException for what no version of this program wrote.
    public static Setting read(Settings.Kind kind, String json) {
        try {
            return MAPPER.readValue(json, kind.type());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no setting of kind " + kind + ": " + e.getOriginalMessage(), e);
        }
    }

    /// How values of ours are written: days and instants as texts, locations by their number.
    public static SimpleModule words() {
        SimpleModule words = new SimpleModule();
        words.addSerializer(LocalDate.class, ToStringSerializer.instance);
        words.addDeserializer(LocalDate.class, new OfText<>(LocalDate.class, LocalDate::parse));
        words.addSerializer(Instant.class, ToStringSerializer.instance);
        words.addDeserializer(Instant.class, new OfText<>(Instant.class, Instant::parse));
        words.addSerializer(LocationId.class, ToStringSerializer.instance);
        words.addDeserializer(
                LocationId.class, new OfText<>(LocationId.class, text -> new LocationId(Long.parseLong(text))));
        words.addKeyDeserializer(LocalDate.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return LocalDate.parse(key);
            }
        });
        words.addKeyDeserializer(LocationId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return new LocationId(Long.parseLong(key));
            }
        });
        return words;
    }

    /// Reads what [ToStringSerializer] wrote.
    private static final class OfText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> reader;

        OfText(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return reader.apply(parser.getText());
        }
    }
}
