package crossdock.channel;

/// Requests that a connection may send.
///
/// @param perSecond sustained rate
/// @param burst how many may go at once after a pause
/// @param concurrency how many may be open at the same time
public record RateBudget(double perSecond, int burst, int concurrency) {}
