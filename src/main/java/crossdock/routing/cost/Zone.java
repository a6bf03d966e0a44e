package crossdock.routing.cost;

/// How far a zone of a service reaches and how long a parcel takes within it.
///
/// @param upToKm inclusive
/// @param transitDays carrier days between leaving and arriving; 0 arrives the same day
public record Zone(int upToKm, int transitDays) {
    public Zone {
        if (upToKm < 1 || transitDays < 0 || transitDays > 60) {
            throw new IllegalArgumentException("a zone reaches at least 1 km and takes 0 to 60 days");
        }
    }
}
