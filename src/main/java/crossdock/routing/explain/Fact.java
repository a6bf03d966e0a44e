package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;

/// One argument of a sentence, to be worded by whoever shows it: names, units and formats are theirs.
public sealed interface Fact {
    record Place(LocationId location) implements Fact {}

    /// Locations in the order in which they are named; at least one.
    record Places(List<LocationId> locations) implements Fact {
        public Places {
            locations = List.copyOf(locations);
        }
    }

    record Article(SkuId sku) implements Fact {}

    /// Minor units of the policy's currency.
    record Amount(long minor) implements Fact {}

    record Distance(long metres) implements Fact {}

    record Count(long number) implements Fact {}

    record Minutes(long minutes) implements Fact {}

    record At(Instant instant) implements Fact {}

    /// A name as it stands in the policy or among the carriers.
    record Name(String name) implements Fact {}

    /// A reason inside a sentence.
    record Because(Sentence sentence) implements Fact {}
}
