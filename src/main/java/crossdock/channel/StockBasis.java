package crossdock.channel;

/// What a channel's stock figure means.
///
/// @param includesUnavailable the figure counts units that cannot be sold (damaged, under inspection)
/// @param reportsUnavailable the channel states unavailable units beside the figure
/// @param stamped each figure carries the channel's own stamp
/// @param source where this was read or tried
public record StockBasis(
        boolean includesUnavailable, boolean reportsUnavailable, boolean stamped, String source) {}
