package crossdock.routing.policy;

import java.util.List;

/// Why a policy could not be read.
///
/// @param path where, as a JSON pointer: `/runs/0/rules/2/where/1/km`
/// @param what is wrong there
/// @param allowed values or field names that would do; empty when there are none to list
public record PolicyProblem(String path, String what, List<String> allowed) {
    @Override
    public String toString() {
        String place = path.isEmpty() ? "/" : path;
        return place + ": " + what + (allowed.isEmpty() ? "" : " (allowed: " + String.join(", ", allowed) + ")");
    }
}
