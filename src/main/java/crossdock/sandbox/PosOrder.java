package crossdock.sandbox;

import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order at a store's till: a sale, a pickup, or a return.
final class PosOrder {
    /// How it came about.
    enum Sort {
        SALE,
        PICKUP,
        RETURN
    }

    /// The steps of a pickup, named as Square does; a sale stays COMPLETED.
    enum Step {
        PROPOSED,
        RESERVED,
        PREPARED,
        COMPLETED,
        CANCELED
    }

    /// @param price paid for one unit, US cents
    record Line(String uid, Product product, int quantity, int price) {
        long total() {
            return (long) quantity * price;
        }
    }

    final String id;
    final Sort sort;
    final Site site;
    final List<Line> lines;
    final Instant created;
    /// For a pickup who collects it; for a return the id of the order that is returned.
    final String about;

    Step step;
    Instant updated;
    /// When each step was reached, by ordinal of [Step].
    final @Nullable Instant[] reached = new Instant[Step.values().length];
    /// Newest change has the highest; breaks ties of stamps in pages.
    long rank;
    /// Orders made by an API have a version and can be updated, sales at a till have none (0).
    int version;
    /// Set when something of it came back, so that it does not come back twice.
    boolean isReturned;

    PosOrder(String id, Sort sort, Site site, List<Line> lines, Instant created, String about) {
        this.id = id;
        this.sort = sort;
        this.site = site;
        this.lines = List.copyOf(lines);
        this.created = created;
        this.updated = created;
        this.about = about;
        this.step = sort == Sort.PICKUP ? Step.PROPOSED : Step.COMPLETED;
        this.version = sort == Sort.PICKUP ? 1 : 0;
        reached[step.ordinal()] = created;
    }

    boolean isClosed() {
        return step == Step.COMPLETED || step == Step.CANCELED;
    }

    /// OPEN, COMPLETED or CANCELED.
    String state() {
        return switch (step) {
            case PROPOSED, RESERVED, PREPARED -> "OPEN";
            case COMPLETED -> "COMPLETED";
            case CANCELED -> "CANCELED";
        };
    }

    long total() {
        return lines.stream().mapToLong(Line::total).sum();
    }
}
