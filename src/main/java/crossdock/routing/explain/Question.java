package crossdock.routing.explain;

/// What people ask about a decision.
public enum Question {
    /// Why here?
    HERE,
    /// Why split, or why not?
    SPLIT,
    /// Why farther than need be?
    FARTHER,
    /// Why this method or carrier?
    CARRIER,
    /// Why unfilled?
    UNFILLED,
    /// What were stock and rules at that time?
    KNOWN,
    /// What would it have cost elsewhere?
    ELSEWHERE,
    /// When will it be tried again?
    AGAIN
}
