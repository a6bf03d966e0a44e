package crossdock.sync.outbox;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a channel would be told now of where an order's open units leave from.
public final class OrderLetters {
    private final Places places;
    private final Wording wording;

    public OrderLetters(Places places, Wording wording) {
        this.places = places;
        this.wording = wording;
    }

    /// Where orders stand. Each call sees the last commit, inside a write what it wrote.
    @FunctionalInterface
    public interface Places {
        Optional<Standing> of(OrderId order);
    }

    /// One order.
    ///
    /// @param externalId the channel's own id of it
    /// @param isOpen some unit is still open, and it is no history
    /// @param shares open units that have a location
    public record Standing(String externalId, boolean isOpen, List<Share> shares) {}

    /// Open units of one line at one location.
    ///
    /// @param place the location's name
    /// @param article as the channel's people know it
    public record Share(LocationId location, String place, LineId line, String article, int units) {}

    /// Puts it into words for people at the channel.
    @FunctionalInterface
    public interface Wording {
        /// @param shares by location, then line; none takes back what was said
        /// @param isChange something else was told before
        String of(List<Share> shares, boolean isChange);
    }

    /// @param said the same for the same assignment: `location:line:units` joined by semicolons
    record Letter(String externalId, boolean isOpen, String said, List<Share> shares) {}

    /// Empty for an order that is not there.
    Optional<Letter> about(OrderId order) {
        return places.of(order).map(standing -> {
            List<Share> shares = new ArrayList<>(standing.shares());
            shares.sort(Comparator.comparing(Share::location).thenComparing(Share::line));
            String said = shares.stream()
                    .map(share -> share.location() + ":" + share.line() + ":" + share.units())
                    .collect(Collectors.joining(";"));
            return new Letter(standing.externalId(), standing.isOpen(), said, List.copyOf(shares));
        });
    }

    String words(Letter letter, boolean isChange) {
        return wording.of(letter.shares(), isChange);
    }

    /// The locations that were named, in order.
    public static List<LocationId> locations(String said) {
        return said.isEmpty()
                ? List.of()
                : List.of(said.split(";")).stream()
                        .map(share -> new LocationId(Long.parseLong(share.substring(0, share.indexOf(':')))))
                        .distinct()
                        .toList();
    }
}
