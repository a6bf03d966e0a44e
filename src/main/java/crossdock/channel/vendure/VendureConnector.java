package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.channel.Handling;
import crossdock.channel.Handling.Retry;
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

/// A Vendure server seen from here. Everything said below was tried on a 3.7.3 server.
public final class VendureConnector implements Connector {
    private static final OrderStateRule OPEN = new OrderStateRule(true, false, false);
    private static final OrderStateRule IGNORED = new OrderStateRule(false, false, true);

    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            // few rows; deletion leaves no trace
                            Resource.LOCATIONS, DeltaClass.FULL_SCAN,
                            // renaming or disabling a product does not move its variants' updatedAt, deletion leaves
                            // no trace
                            Resource.CATALOGUE, DeltaClass.FULL_SCAN,
                            // neither allocation nor sale moves a variant's updatedAt, and levels cannot be listed
                            Resource.STOCK, DeltaClass.FULL_SCAN,
                            // updatedAt moves with edits and cancellations; not with placing, packing, shipping,
                            // delivering, or cancelling a fulfilment
                            Resource.ORDERS, DeltaClass.DELTA_PARTIAL),
                    new StockBasis(
                            false,
                            false,
                            false,
                            "tried on 3.7.3: stockOnHand falls when a fulfilment is made, before it ships, and rises"
                                + " when one is cancelled; an order alone moves stockAllocated, which is not"
                                + " subtracted here"),
                    Map.ofEntries(
                            Map.entry("Created", IGNORED),
                            Map.entry("Draft", IGNORED),
                            Map.entry("AddingItems", IGNORED),
                            // still a cart: the server allocates with the payment
                            Map.entry("ArrangingPayment", IGNORED),
                            Map.entry("PaymentAuthorized", OPEN),
                            Map.entry("PaymentSettled", OPEN),
                            Map.entry("Modifying", OPEN),
                            Map.entry("ArrangingAdditionalPayment", OPEN),
                            Map.entry("PartiallyShipped", OPEN),
                            Map.entry("Shipped", OPEN),
                            Map.entry("PartiallyDelivered", OPEN),
                            // nothing of it is open, but for a fulfilment cancelled afterwards, whose units the server
                            // allocates again
                            Map.entry("Delivered", OPEN.ending()),
                            Map.entry("Cancelled", new OrderStateRule(false, false, false).ending())),
                    Map.of(
                            // updateProductVariants takes an absolute stockOnHand per location: a lost update is
                            // possible, there is neither compare-and-set nor a key
                            CommandKind.SET_STOCK, Handling.natively(Retry.PROBED),
                            // no relative change: a delta has to be sent as an absolute, before and after kept
                            CommandKind.ADJUST_STOCK, Handling.natively(Retry.PROBED),
                            CommandKind.TRANSFER_STOCK, Handling.natively(Retry.PROBED),
                            // no sellable value beside stock, and buyers see the sum of the locations: the value is
                            // stockOnHand at one of them; it is looked at first and worked out anew at each attempt
                            CommandKind.PUBLISH_SELLABLE, Handling.natively(Retry.PROBED),
                            // a fulfilment names no location: the server takes from where it allocated
                            CommandKind.ASSIGN_LOCATION, Handling.asNote(Retry.PROBED),
                            // addFulfillmentToOrder with a tracking code; lowers stockOnHand by itself
                            CommandKind.SHIP, Handling.natively(Retry.UNSURE),
                            // cancelOrder, whole or by line; shipped units go back into stockOnHand
                            CommandKind.CANCEL, Handling.natively(Retry.UNSURE),
                            // addNoteToOrder
                            CommandKind.NOTE, Handling.natively(Retry.UNSURE)),
                    // it has none of its own: ours, so that a small server lives
                    new RateBudget(10, 20, 3),
                    Capabilities.Grain.LOCATION);

    /// A right that is missing shows here and not in the middle of the first load.
    private static final String IDENTIFY =
            """
            query Identify {
              activeChannel { code defaultCurrencyCode }
              globalSettings { trackInventory }
              stockLocations(options: { take: 1 }) { totalItems }
              productVariants(options: { take: 1 }) { totalItems }
              orders(options: { take: 1 }) { totalItems }
            }""";

    private static final int LOCATIONS_A_PAGE = 100;
    private static final String LOCATIONS =
            """
            query Locations($options: StockLocationListOptions) {
              stockLocations(options: $options) { totalItems items { id createdAt name } }
            }""";

    private final VendureApi api;
    private final String host;

    /// Throws IllegalArgumentException for an address that is none.
    public VendureConnector(ConnectorSettings settings, InstantSource clock) {
        this.api = new VendureApi(settings, clock);
        this.host = settings.url().getHost();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ChannelIdentity identify() {
        VendureApi.Reply reply = api.query(IDENTIFY, Map.of());
        JsonNode channel = reply.data().path("activeChannel");
        String code = channel.path("code").asText("");
        return new ChannelIdentity(
                code.isEmpty() || code.equals("__default_channel__") ? host : code,
                Readings.textOrNull(channel.path("defaultCurrencyCode").asText("")),
                reply.answer().channelTime());
    }

    @Override
    public ChannelPage<ChannelLocation> pullLocations(Cursor cursor) {
        Keyset at = cursor.pageToken() == null ? Keyset.START : Keyset.parse(cursor.pageToken());
        VendureApi.Reply reply = api.query(LOCATIONS, Map.of("options", at.options(LOCATIONS_A_PAGE, Map.of())));
        JsonPage<ChannelLocation> page = new JsonPage<>();
        page.readEach(
                reply.items("stockLocations"),
                VendureLocationJson.class,
                (location, raw) -> page.add(location.toLocation(), raw));
        Keyset next = at.after(reply.data().path("stockLocations"));
        return page.page(next == null ? null : next.text(), reply.answer());
    }

    @Override
    public ChannelPage<ChannelListing> pullListings(Cursor cursor) {
        return new VendureVariants(api).listings(cursor);
    }

    @Override
    public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
        return new VendureVariants(api).counts(cursor);
    }

    @Override
    public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
        return new VendureOrders(api).pull(cursor);
    }

    @Override
    public Optional<Sender> sender() {
        return Optional.of(new VendureSender(api));
    }
}
