package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/// Vendors' own samples and descriptions, which lie beside the checkout and are not part of it.
final class Shared {
    private Shared() {}

    /// A file or folder below `crossdock.shared`, by default `../shared`; skips the test when it is not there.
    static Path folder(String path) {
        Path found = Path.of(System.getProperty("crossdock.shared", "../shared")).resolve(path);
        Path above = Path.of("../../shared").resolve(path); // a worktree one folder deeper
        Path used = Files.exists(found) ? found : above;
        Assumptions.assumeTrue(Files.exists(used), "skipped: no " + found.toAbsolutePath().normalize());
        return used;
    }

    /// Says which fields of the sample the answer lacks or types differently, as lines; empty when none. Elements of
    /// arrays are compared with the sample's first; an empty array says nothing; null stands for any type.
    static String differences(JsonNode sample, JsonNode answer, String path) {
        if (sample.isArray() && answer.isArray()) {
            StringBuilder all = new StringBuilder();
            Set<String> seen = new HashSet<>();
            for (JsonNode element : sample.isEmpty() ? sample : answer) {
                String found = differences(sample.get(0), element, path + "[]");
                if (seen.add(found)) {
                    all.append(found);
                }
            }
            return all.toString();
        }
        if (sample.isObject() && answer.isObject()) {
            StringBuilder all = new StringBuilder();
            for (Map.Entry<String, JsonNode> field : sample.properties()) {
                JsonNode value = answer.get(field.getKey());
                String at = path + "." + field.getKey();
                all.append(value == null ? at + " is missing\n" : differences(field.getValue(), value, at));
            }
            for (String name : answer.propertyStream().map(Map.Entry::getKey).toList()) {
                all.append(sample.has(name) ? "" : path + "." + name + " is not in the sample\n");
            }
            return all.toString();
        }
        boolean isSame = sample.getNodeType() == answer.getNodeType() || sample.isNull() || answer.isNull();
        return isSame ? "" : path + " is " + answer.getNodeType() + ", in the sample " + sample.getNodeType() + "\n";
    }
}
