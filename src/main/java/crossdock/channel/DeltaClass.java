package crossdock.channel;

/// How far a channel's "changed since" can be trusted for one resource.
public enum DeltaClass {
    /// Every change moves the stamp that the filter uses.
    DELTA_TRUSTED,
    /// Some changes do not move it: open objects are read again and a sweep runs beside the deltas.
    DELTA_PARTIAL,
    /// There is no usable filter: every traversal reads everything.
    FULL_SCAN,
    /// The channel has no such resource.
    ABSENT
}
