package crossdock.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a pull starts.
///
/// @param watermark on the channel's clock, already reduced by the overlap; null for everything
/// @param pageToken the token of the page before; null for the first page
/// @param watched external ids of objects to read again in a delta whatever their stamps say; as known now, so the list may differ from page to page
public record Cursor(@Nullable Instant watermark, @Nullable String pageToken, List<String> watched) {
    /// The first page of everything.
    public static final Cursor START = new Cursor(null, null);

    /// An order of external ids that no change of the list disturbs: numbers by value.
    public static final Comparator<String> WATCHED_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    public Cursor(@Nullable Instant watermark, @Nullable String pageToken) {
        this(watermark, pageToken, List.of());
    }

    /// The page that follows within the same traversal.
    public Cursor page(String token) {
        return new Cursor(watermark, token, watched);
    }

    /// The same page, with objects to read again.
    public Cursor watching(List<String> externalIds) {
        return new Cursor(watermark, pageToken, List.copyOf(externalIds));
    }
}
