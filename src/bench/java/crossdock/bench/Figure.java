package crossdock.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// One figure and what it is held against. The ratio is the result; the values are notes about this machine.
///
/// @param name of the figure
/// @param value in `unit`
/// @param peer what was measured beside it
/// @param peerValue in `unit` too
/// @param goal the ratio or limit to reach, in words
/// @param rows how much work one round was
record Figure(
        String name, double value, String unit, String peer, double peerValue, String goal, long rows, long seed) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// Prints the figure as one JSON line.
    void print(Map<String, ?> notes) {
        SequencedMap<String, Object> line = new LinkedHashMap<>();
        line.put("figure", name);
        line.put("value", rounded(value));
        line.put("unit", unit);
        line.put("peer", peer);
        line.put("peer_value", rounded(peerValue));
        line.put("ratio", rounded(value / peerValue));
        line.put("goal", goal);
        line.put("rows", rows);
        line.put("seed", seed);
        line.putAll(notes);
        try {
            System.out.println(MAPPER.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // numbers and texts only
        }
    }

    static double rounded(double value) {
        return Double.isFinite(value) ? Double.parseDouble(String.format("%.4g", value)) : value;
    }

    static double median(double... values) {
        return percentile(50, values);
    }

    /// Nearest rank.
    static double percentile(double percent, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no value was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
    }

    /// The argument at this place, or what stands for it.
    static long argument(String[] args, int at, long otherwise) {
        return args.length > at ? Long.parseLong(args[at]) : otherwise;
    }
}
