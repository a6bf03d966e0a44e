package crossdock.sync.apply;

import java.util.List;

/// Why one row cannot be applied as things stand.
///
/// @param code as in `refusal.<code>`
/// @param args field, value and what is allowed; no personal data
public record Refusal(String code, List<String> args) {
    /// Codes that begin so go away by themselves once the article or the location is known here.
    public static final String UNMAPPED = "unmapped.";

    public Refusal(String code, String... args) {
        this(code, List.of(args));
    }
}
