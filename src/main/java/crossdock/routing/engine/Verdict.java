package crossdock.routing.engine;

/// What one rule said of one location: passed, or the first thing that refused it, with its numbers.
///
/// @param filter which of the rule's filters it was, from 0; -1 for what every rule asks
/// @param a see [Check]
/// @param b see [Check]
/// @param line index in the demand of the line that was short; -1 for none
/// @param covered how many of the lines asked it could have filled in full; -1 when nobody looked
public record Verdict(Check check, int filter, long a, long b, int line, int covered) {
    public boolean passed() {
        return check == Check.PASSED;
    }
}
