package crossdock.routing.policy;

import java.util.List;

/// How an order may be divided between locations. Lines of one keep-together group, and lines of one article, are never
/// separated. A line is divided only where no location has all of it and the rule allows partial: then whoever has most
/// gives first, and the rest comes from the parcels that are there anyway and from further ones, as far as the limits
/// let it. Such a plan is the best found, with its gap.
public sealed interface SplitMode {
    /// The best location by the rule's sorts that can fill everything.
    record SingleLocation() implements SplitMode {}

    /// As few parcels as possible; of plans with equally many the one whose locations stand highest in the sorts.
    record FewestParcels(Limits limits) implements SplitMode {}

    /// Least cost of all parcels together; of equally cheap plans the one with fewest parcels, then highest in the
    /// sorts. Exact to 15 lines x 50 candidates, beyond that with a stated gap to a lower bound.
    record LeastCost(Limits limits) implements SplitMode {}

    /// What bounds a split.
    ///
    /// @param atMost parcels, 1 to 15
    /// @param keepTogether product types; all lines of one such type leave in one parcel
    /// @param minimumValue of the goods in each parcel, minor units; 0 for none
    record Limits(int atMost, List<String> keepTogether, long minimumValue) {
        private static final Limits ONE = parcels(1); // asked of every location

        public Limits {
            Names.within("atMost", atMost, 1, 15);
            keepTogether = Names.sortedOrNone(keepTogether);
            if (minimumValue < 0) {
                throw new IllegalArgumentException("minimumValue is at least 0, not " + minimumValue);
            }
        }

        public static Limits parcels(int atMost) {
            return new Limits(atMost, List.of(), 0);
        }
    }

    /// The bounds of this mode; a single location is one parcel.
    default Limits bounds() {
        return switch (this) {
            case SingleLocation() -> Limits.ONE;
            case FewestParcels(Limits limits) -> limits;
            case LeastCost(Limits limits) -> limits;
        };
    }
}
