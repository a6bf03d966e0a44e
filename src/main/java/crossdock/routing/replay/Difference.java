package crossdock.routing.replay;

import crossdock.kernel.LocationId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An order that the two policies treat differently.
///
/// @param kinds all that hold, worst first
public record Difference(Demand demand, Decision published, Decision draft, List<Kind> kinds) {
    /// How the draft differs, from worst to best.
    public enum Kind {
        NEWLY_UNFILLED,
        NEWLY_SPLIT,
        LATER,
        DEARER,
        MOVED,
        CHEAPER,
        EARLIER,
        NO_LONGER_SPLIT,
        NEWLY_FILLED
    }

    /// Null when both do the same.
    static @Nullable Difference of(Demand demand, Decision published, Decision draft) {
        if (published.parcels().equals(draft.parcels())) {
            return null;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int before = units(published);
        int after = units(draft);
        if (after != before) {
            kinds.add(after < before ? Kind.NEWLY_UNFILLED : Kind.NEWLY_FILLED);
        }
        boolean wasSplit = published.parcels().size() > 1;
        boolean isSplit = draft.parcels().size() > 1;
        if (wasSplit != isSplit) {
            kinds.add(isSplit ? Kind.NEWLY_SPLIT : Kind.NO_LONGER_SPLIT);
        }
        Instant was = published.arrives();
        Instant is = draft.arrives();
        if (was != null && is != null && !was.equals(is)) {
            kinds.add(is.isAfter(was) ? Kind.LATER : Kind.EARLIER);
        }
        if (after == before && draft.cost() != published.cost()) {
            kinds.add(draft.cost() > published.cost() ? Kind.DEARER : Kind.CHEAPER);
        }
        if (before > 0 && after > 0 && !places(published).equals(places(draft))) {
            kinds.add(Kind.MOVED);
        }
        return kinds.isEmpty() ? null : new Difference(demand, published, draft, List.copyOf(kinds));
    }

    /// Units that found a place.
    private static int units(Decision decision) {
        return decision.parcels().stream().mapToInt(Parcel::units).sum();
    }

    private static List<LocationId> places(Decision decision) {
        return decision.parcels().stream().map(Parcel::from).sorted().toList();
    }

    /// What it is listed under.
    public Kind worst() {
        return kinds.getFirst();
    }

    /// Minor units, positive when the draft costs more.
    public long dearerBy() {
        return draft.cost() - published.cost();
    }

    /// Positive when the draft arrives later; null when either arrival is unknown.
    public @Nullable Duration laterBy() {
        Instant was = published.arrives();
        Instant is = draft.arrives();
        return was == null || is == null ? null : Duration.between(was, is);
    }

    /// Over all parcels with a known distance, positive when the draft travels farther.
    public long metresMore() {
        return metres(draft) - metres(published);
    }

    private static long metres(Decision decision) {
        return decision.parcels().stream().mapToLong(parcel -> Math.max(0, parcel.metres())).sum();
    }
}
