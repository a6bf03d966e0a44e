package crossdock.sync.apply;

import org.jspecify.annotations.Nullable;

/// What came of one row.
///
/// @param incomplete what of it could not be applied yet; the row is parked beside, to be tried again; null when nothing is missing
public record Applied(boolean isChanged, @Nullable Refusal incomplete) {
    public static final Applied CHANGED = new Applied(true, null);
    public static final Applied UNCHANGED = new Applied(false, null);

    static Applied changed(boolean isChanged) {
        return isChanged ? CHANGED : UNCHANGED;
    }
}
