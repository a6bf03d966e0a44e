package crossdock.ui.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/// A report as it is kept with the draft.
final class ReplayJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ReplayJson() {}

    static String write(ReplayReport report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // texts and numbers only
        }
    }

    /// Empty for what another version of this program wrote: it is replayed again then.
    static Optional<ReplayReport> read(String json) {
        try {
            return Optional.of(MAPPER.readValue(json, ReplayReport.class));
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }
}
