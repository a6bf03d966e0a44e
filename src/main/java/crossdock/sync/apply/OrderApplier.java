package crossdock.sync.apply;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.OrderStateRule;
import crossdock.inventory.Listings;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.Skus;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Sealer;
import crossdock.kernel.SkuId;
import crossdock.order.IncomingOrder;
import crossdock.order.Ingested;
import crossdock.order.Method;
import crossdock.order.Region;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Hands a channel's orders to the order book, in our ids, the buyer sealed.
public final class OrderApplier implements Applier<ChannelOrder> {
    private final Intake intake;
    private final Locations locations;
    private final Listings listings;
    private final Skus skus;
    private final Sealer sealer;
    private final Function<ConnectionId, ShopRules> rules;

    /// Takes one version of an order in; joins the open write.
    @FunctionalInterface
    public interface Intake {
        Outcome<Ingested> ingest(Actor actor, IncomingOrder order);
    }

    /// What a connection adds to its orders.
    ///
    /// @param defaultLocation where shipments leave from that name no location; NONE until chosen
    /// @param isHistory whether an order is kept to look at only, and moves nothing
    public record ShopRules(LocationId defaultLocation, Predicate<ChannelOrder> isHistory) {
        /// The source's first count has long included what left before we came: what was complete then is history.
        public ShopRules(LocationId defaultLocation, Instant connectedAt) {
            this(defaultLocation, order -> isComplete(order) && order.updatedAt().isBefore(connectedAt));
        }
    }

    public OrderApplier(
            Intake intake,
            Locations locations,
            Listings listings,
            Skus skus,
            Sealer sealer,
            Function<ConnectionId, ShopRules> rules) {
        this.intake = intake;
        this.locations = locations;
        this.listings = listings;
        this.skus = skus;
        this.sealer = sealer;
        this.rules = rules;
    }

    @Override
    public String externalId(ChannelOrder row) {
        return row.externalId();
    }

    @Override
    public Instant changedAt(ChannelOrder row) {
        return row.updatedAt();
    }

    @Override
    public boolean isRemembered(Arrival arrival, ChannelOrder row) {
        return true;
    }

    @Override
    public @Nullable Refusal check(Arrival arrival, ChannelOrder row) {
        OrderStateRule rule = arrival.capabilities().orderStates().get(row.state());
        if (rule == null) {
            return new Refusal("order.unknownState", row.state());
        }
        if (rule.ignored()) {
            return null;
        }
        if (row.locationId() != null && location(arrival, row.locationId()).isEmpty()) {
            return new Refusal("unmapped.location", row.locationId());
        }
        for (ChannelOrder.Fulfilment fulfilment : row.fulfilments()) {
            if (fulfilment.locationId() != null && location(arrival, fulfilment.locationId()).isEmpty()) {
                return new Refusal("unmapped.location", fulfilment.locationId());
            }
        }
        return null;
    }

    @Override
    public List<Applied> write(Arrival arrival, List<ChannelOrder> rows) {
        List<Applied> results = new ArrayList<>(rows.size());
        for (ChannelOrder row : rows) {
            results.add(write(arrival, row));
        }
        return results;
    }

    private Applied write(Arrival arrival, ChannelOrder row) {
        return switch (intake.ingest(arrival.actor(), incoming(arrival, row))) {
            case Refused<Ingested> refused -> throw new RowRefused(new Refusal(refused.code(), refused.args()));
            case Done<Ingested>(Ingested done) -> {
                boolean isChanged = done.change() == Ingested.Change.NEW || done.change() == Ingested.Change.CHANGED;
                yield done.unmapped().isEmpty()
                        ? Applied.changed(isChanged)
                        : new Applied(isChanged, new Refusal("unmapped.lines", row.number(), namesOf(row, done)));
            }
        };
    }

    /// Codes of the lines that name no article here; positions for those without one.
    private static String namesOf(ChannelOrder row, Ingested done) {
        return String.join(", ", row.lines().stream()
                .filter(line -> done.unmapped().contains(line.externalId()))
                .map(line -> line.sku() == null || line.sku().isBlank() ? "#" + line.externalId() : line.sku())
                .limit(5)
                .toList());
    }

    private IncomingOrder incoming(Arrival arrival, ChannelOrder row) {
        OrderStateRule rule = arrival.capabilities().orderStates().getOrDefault(
                row.state(), new OrderStateRule(false, false, true));
        ShopRules shop = rules.apply(arrival.connection());
        return new IncomingOrder(
                arrival.connection(),
                row.externalId(),
                row.number(),
                row.state(),
                rule.reserves(),
                rule.lostFromFigure() ? row.figureLostAt() : null,
                rule.ignored(),
                shop.isHistory().test(row),
                Method.valueOf(row.method().name()),
                place(arrival, row.locationId()),
                shop.defaultLocation(),
                row.placedAt(),
                row.updatedAt(),
                arrival.receivedAt(),
                arrival.clockAhead(),
                row.cancelledAt(),
                row.promisedAt(),
                row.total(),
                region(row.region()),
                sealed(arrival, row),
                lines(arrival, row),
                fulfilments(arrival, row),
                returns(arrival, row));
    }

    /// Nothing of it is left to do.
    public static boolean isComplete(ChannelOrder row) {
        int left = row.fulfilments().stream()
                .filter(fulfilment -> fulfilment.calledBackAt() == null)
                .flatMap(fulfilment -> fulfilment.parts().stream())
                .mapToInt(Part::quantity)
                .sum();
        int wanted = row.lines().stream().mapToInt(line -> line.quantity() - line.cancelled()).sum();
        return row.cancelledAt() != null || wanted <= left;
    }

    private List<IncomingOrder.Line> lines(Arrival arrival, ChannelOrder row) {
        List<IncomingOrder.Line> lines = new ArrayList<>(row.lines().size());
        for (ChannelOrder.Line line : row.lines()) {
            lines.add(new IncomingOrder.Line(
                    line.externalId(),
                    lines.size() + 1,
                    sku(arrival, line).orElse(null),
                    line.sku() == null ? "" : line.sku(),
                    line.title(),
                    line.quantity(),
                    line.cancelled(),
                    line.unitPrice()));
        }
        return lines;
    }

    private List<IncomingOrder.Fulfilment> fulfilments(Arrival arrival, ChannelOrder row) {
        return row.fulfilments().stream()
                .map(f -> new IncomingOrder.Fulfilment(
                        f.externalId(), f.collected(), f.at(), place(arrival, f.locationId()), f.trackingCode(),
                        parts(f.parts()), f.calledBackAt()))
                .toList();
    }

    private List<IncomingOrder.Return> returns(Arrival arrival, ChannelOrder row) {
        return row.returns().stream()
                .map(r -> new IncomingOrder.Return(
                        r.externalId(), r.orderId(), r.at(), place(arrival, r.locationId()), r.restocked(),
                        parts(r.parts())))
                .toList();
    }

    private static List<IncomingOrder.Part> parts(List<Part> parts) {
        return parts.stream().map(part -> new IncomingOrder.Part(part.lineId(), part.quantity())).toList();
    }

    private Optional<SkuId> sku(Arrival arrival, ChannelOrder.Line line) {
        Optional<SkuId> listed = line.itemId() == null || arrival.connection().value() == 0
                ? Optional.empty()
                : listings.skuOf(arrival.connection(), line.itemId());
        String code = line.sku();
        return listed.isEmpty() && code != null && !code.isBlank() ? skus.idOf(code) : listed;
    }

    private LocationId place(Arrival arrival, @Nullable String externalId) {
        return externalId == null ? LocationId.NONE : location(arrival, externalId).orElse(LocationId.NONE);
    }

    private Optional<LocationId> location(Arrival arrival, String externalId) {
        return arrival.connection().value() == 0
                ? locations.byCode(externalId).map(Location::id)
                : locations.linked(arrival.connection(), externalId);
    }

    private static Region region(ChannelOrder.@Nullable Region said) {
        return said == null
                ? Region.UNKNOWN
                : new Region(said.country(), said.state(), said.city(), said.postalCode());
    }

    private byte @Nullable [] sealed(Arrival arrival, ChannelOrder row) {
        ChannelOrder.Buyer buyer = row.buyer();
        if (buyer == null) {
            return null;
        }
        String plain = BuyerJson.write(buyer);
        String subject = IncomingOrder.buyerSubject(arrival.connection(), row.externalId());
        return sealer.seal(subject, plain.getBytes(StandardCharsets.UTF_8));
    }
}
