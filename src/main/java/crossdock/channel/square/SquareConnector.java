package crossdock.channel.square;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.channel.Handling.Retry;
import crossdock.channel.Handling;
import crossdock.channel.JsonPage;
import crossdock.channel.OrderStateRule;
import crossdock.channel.RateBudget;
import crossdock.channel.Readings;
import crossdock.channel.Sender;
import crossdock.channel.StockBasis;
import crossdock.kernel.Resource;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Square seen from here.
public final class SquareConnector implements Connector {
    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            // GET /v2/locations has no filter and no pages (description 2025-08-20)
                            Resource.LOCATIONS, DeltaClass.FULL_SCAN,
                            // begin_time goes by each object's updated_at; whether a variation's
                            // change moves its item is not said, so deltas ask for both
                            Resource.CATALOGUE, DeltaClass.DELTA_TRUSTED,
                            // updated_after goes by the server's stamp of the most recent change
                            // and is "made for sync" (description of batch-retrieve counts)
                            Resource.STOCK, DeltaClass.DELTA_TRUSTED,
                            // updated_at is "at server side"; orders of an offline till arrive up
                            // to 72 hours late with an old created_at (description of
                            // SearchOrders). That updated_at is then new is nowhere said, so a
                            // sweep runs beside
                            Resource.ORDERS, DeltaClass.DELTA_PARTIAL),
                    new StockBasis(
                            false,
                            true,
                            true,
                            "InventoryState in Square's description of 2025-08-20 and reference"
                                + " (IN_STOCK: on hand and available for sale); Inventory API"
                                + " process flow: the count falls when an order completes; read,"
                                + " not tried"),
                    Map.of(
                            // IN_STOCK has lost the lines of fully paid orders, open or completed:
                            // ChannelOrder.figureLostAt says when
                            "OPEN", new OrderStateRule(true, true, false),
                            "COMPLETED", new OrderStateRule(false, true, false),
                            "CANCELED", new OrderStateRule(false, false, false),
                            // a draft is not yet an order: it cannot be paid or fulfilled
                            // (OrderState)
                            "DRAFT", new OrderStateRule(false, false, true)),
                    Map.of(
                            // POST /v2/inventory/changes/batch-create: PHYSICAL_COUNT and
                            // ADJUSTMENT, with idempotency key
                            CommandKind.SET_STOCK, Handling.natively(Retry.KEYED),
                            CommandKind.ADJUST_STOCK, Handling.natively(Retry.KEYED),
                            // only sellers with Retail Plus may send a TRANSFER; the others get a refusal
                            CommandKind.TRANSFER_STOCK, Handling.natively(Retry.KEYED),
                            // Square has no sellable value beside stock
                            CommandKind.PUBLISH_SELLABLE, Handling.REFUSED,
                            // an order's location_id cannot be changed
                            CommandKind.ASSIGN_LOCATION, Handling.LOCAL,
                            // PUT /v2/orders/{id}, sparse, with version; orders not made by the API
                            // have no version and cannot be updated
                            CommandKind.SHIP, Handling.natively(Retry.KEYED),
                            CommandKind.CANCEL, Handling.natively(Retry.KEYED),
                            CommandKind.NOTE, Handling.asNote(Retry.KEYED)),
                    // 429 without published numbers (contracts 2): ours until answers say otherwise
                    new RateBudget(10, 20, 4),
                    Capabilities.Grain.LOCATION);

    private final SquareApi api;
    private final SquareSender sender;

    /// Throws IllegalArgumentException for an address that is none.
    public SquareConnector(ConnectorSettings settings, InstantSource clock) {
        this.api = new SquareApi(settings, clock);
        this.sender = new SquareSender(api, clock);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ChannelIdentity identify() {
        Answer answer = api.get("v2/locations");
        JsonNode first = SquareApi.object(answer).path("locations").path(0);
        String name = Readings.textOrNull(first.path("business_name").asText(""));
        return new ChannelIdentity(
                name == null ? first.path("name").asText("Square") : name,
                Readings.textOrNull(first.path("currency").asText("")),
                answer.channelTime());
    }

    @Override
    public ChannelPage<ChannelLocation> pullLocations(Cursor cursor) {
        Answer answer = api.get("v2/locations");
        JsonPage<ChannelLocation> page = new JsonPage<>();
        page.readEach(
                SquareApi.object(answer).path("locations"),
                SquareLocationJson.class,
                (location, node) -> page.add(location.toLocation(), node));
        return page.page(null, answer);
    }

    @Override
    public ChannelPage<ChannelListing> pullListings(Cursor cursor) {
        return new SquareListings(api).pull(cursor);
    }

    @Override
    public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
        return new SquareCounts(api).pull(cursor);
    }

    @Override
    public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
        return new SquareOrders(api).pull(cursor);
    }

    @Override
    public Optional<Sender> sender() {
        return Optional.of(sender);
    }
}
