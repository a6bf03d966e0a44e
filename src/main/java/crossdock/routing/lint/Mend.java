package crossdock.routing.lint;

/// A proposed change that would clear a finding.
public sealed interface Mend {
    /// Write another name that exists; the nearest by spelling.
    record Rename(String from, String to) implements Mend {}

    /// Take the filter away.
    record RemoveFilter(int filter) implements Mend {}

    /// Put it before the rule, or run, at this index.
    record MoveBefore(int index) implements Mend {}

    /// Let the rule at this index go on with the next rule when nothing matches.
    record GoOn(int rule) implements Mend {}

    /// Switch it off.
    record Disable() implements Mend {}

    /// Add a run without filters at the end.
    record AddRun() implements Mend {}

    /// Add a rule for any location behind the others of that run.
    record AddRule(int run) implements Mend {}

    /// Name the locations in a rule, close them, or let them ship or offer pickup: only a person knows.
    record Review() implements Mend {}
}
