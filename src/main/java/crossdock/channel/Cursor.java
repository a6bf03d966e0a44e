package crossdock.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a pull starts.
///
/// @param watermark on the channel's clock, already reduced by the overlap; null for everything
/// @param pageToken the token of the page before; null for the first page
public record Cursor(@Nullable Instant watermark, @Nullable String pageToken) {
    /// The first page of everything.
    public static final Cursor START = new Cursor(null, null);

    /// The page that follows within the same traversal.
    public Cursor page(String token) {
        return new Cursor(watermark, token);
    }
}
