package crossdock.routing.engine;

/// What a rule may hold against a location. Each names the numbers `a` and `b` that a [Verdict] keeps for it.
public enum Check {
    /// Nothing: the location is a candidate.
    PASSED,
    /// Its stock is not counted; only drop-shipping reaches it.
    UNTRACKED,
    /// Its channel shows it no more.
    CLOSED,
    /// It does not fulfil for the order's channel.
    OTHER_CHANNEL,
    /// It refused this order before.
    REJECTED_BEFORE,
    /// The buyer chose another store.
    NOT_THE_CHOSEN_STORE,
    /// It is the store the buyer chose, so nothing is shipped to it from there.
    IS_THE_CHOSEN_STORE,
    NO_SHIPPING,
    NO_PICKUP,
    /// No shift within the next week.
    NO_SHIFT,
    GROUP,
    TYPE,
    /// a: metres away (-1 unknown), b: metres allowed.
    DISTANCE,
    /// No service reaches the address from there (of those the rule names).
    CARRIER,
    /// a: epoch second when the next parcel would leave.
    CUT_OFF,
    PRODUCT_TYPE,
    /// a: left on the day, b: needed.
    CAPACITY_DAY,
    /// a: left in the shift, b: needed.
    CAPACITY_SHIFT,
    /// a: epoch second of the next window (-1 none), b: hours allowed.
    PICKUP_WINDOW,
    /// a: value of what it could fill, b: least value.
    PARCEL_VALUE,
    /// a: minutes since its stock was confirmed (-1 never), b: minutes allowed.
    STOCK_AGE,
    /// It has nothing that is wanted. a: routable units of the line, b: units wanted.
    STOCK,
    /// It has some lines but not all, and the rule takes one location. a: routable units of the line, b: units wanted.
    NOT_ALL_LINES,
    /// No service carries the parcel. a: grams.
    TOO_HEAVY
}
