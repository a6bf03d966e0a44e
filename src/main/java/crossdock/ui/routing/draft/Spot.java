package crossdock.ui.routing.draft;

/// A place in a policy.
///
/// @param run counted from 0
/// @param rule counted from 0 within the run; -1 for the run itself
public record Spot(int run, int rule) {
    public static final Spot FIRST = new Spot(0, -1);

    public static Spot run(int run) {
        return new Spot(run, -1);
    }

    public boolean isRun() {
        return rule < 0;
    }

    /// As people count: `2` or `2.3`.
    public String number() {
        return isRun() ? Integer.toString(run + 1) : run + 1 + "." + (rule + 1);
    }
}
