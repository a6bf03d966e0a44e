package crossdock.rig;

/// What can happen to an answer on its way.
public enum Fault {
    /// Late, but within what the console waits for.
    LATENCY,
    /// The first byte never comes.
    SLOW_FIRST_BYTE,
    /// Head and a few bytes of the body, one at a time, for ever.
    DRIP,
    /// The connection is torn down before the answer.
    RESET,
    RESET_IN_BODY,
    /// The server closes its half without a word.
    HALF_CLOSE,
    /// The connection ends in the middle of the announced body.
    CUT_BODY,
    TOO_LONG_A_LENGTH,
    TOO_SHORT_A_LENGTH,
    /// Five in a row, without saying how long to wait.
    STORM_429,
    /// Five in a row, with a page of HTML and a wish.
    STORM_503,
    ERROR_500,
    HTML_PAGE,
    EMPTY_BODY,
    /// More than any page can be; ends only when the reader gives up.
    HUGE_BODY,
    CUT_JSON,
    INVALID_UTF8,
    /// A row whose fields are lists where words and numbers belong.
    WRONG_TYPES,
    /// A row in a state that nobody has heard of.
    UNKNOWN_ENUM,
    /// The page before is given once more.
    REPEATED_PAGE,
    /// A page without its rows: they are skipped, the next page follows.
    SKIPPED_PAGE,
    CLOCK_AHEAD,
    CLOCK_BEHIND;

    int inARow() {
        return this == STORM_429 || this == STORM_503 ? 5 : 1;
    }
}
