package crossdock.routing.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/// Policies as JSON. The canonical form has sorted field names, no spaces and whole numbers only; every field is
/// written, so one policy has one text. The schema is `data/reference/policy.schema.json`.
public final class PolicyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PolicyJson() {}

    /// The canonical text.
    public static String write(Policy policy) {
        try {
            return MAPPER.writeValueAsString(PolicyWriter.policy(policy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // maps, lists, texts and numbers only
        }
    }

    /// The same for people: indented, same order of fields.
    public static String writeReadable(Policy policy) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(PolicyWriter.policy(policy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads either form. Fields with a usual value may be left out, unknown ones are refused. Throws
    /// [PolicyUnreadable] with every problem.
    public static Policy read(String json) {
        List<PolicyProblem> problems = new ArrayList<>();
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new PolicyUnreadable(List.of(
                    new PolicyProblem("", "no JSON" + where + ": " + e.getOriginalMessage(), List.of())));
        }
        Policy policy = PolicyReader.policy(new Fields(root, "", problems));
        if (policy == null || !problems.isEmpty()) {
            throw new PolicyUnreadable(problems);
        }
        return policy;
    }
}
