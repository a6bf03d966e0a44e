package crossdock.channel.woocommerce;

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
import crossdock.channel.OrderStateRule;
import crossdock.channel.RateBudget;
import crossdock.channel.Readings;
import crossdock.channel.Sender;
import crossdock.channel.StockBasis;
import crossdock.kernel.Resource;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A WooCommerce shop seen from here.
public final class WooConnector implements Connector {
    private static final OrderStateRule IGNORED = new OrderStateRule(false, false, true);

    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            // the core has one quantity per article and no locations
                            Resource.LOCATIONS, DeltaClass.ABSENT,
                            // modified_after is documented for products, not for variations: an
                            // edit of a variation need not move its product. What was deleted or
                            // put in the bin just stops being listed
                            Resource.CATALOGUE, DeltaClass.DELTA_PARTIAL,
                            // wc_update_product_stock saves the article it counts, which moves its
                            // date_modified; for a variation that is the variation's, which no
                            // filter reaches
                            Resource.STOCK, DeltaClass.DELTA_PARTIAL,
                            // every change of an order saves it, but deletion for good leaves no
                            // trace
                            Resource.ORDERS, DeltaClass.DELTA_PARTIAL),
                    new StockBasis(
                            false,
                            false,
                            false,
                            "wc-stock-functions.php: stock falls when an order turns on-hold,"
                                + " processing or completed and comes back when it turns cancelled"
                                + " or pending; read, not tried"),
                    Map.ofEntries(
                            // waiting for payment: the shop holds the units for a while without
                            // taking them from stock_quantity
                            Map.entry("pending", new OrderStateRule(true, false, false)),
                            Map.entry("on-hold", new OrderStateRule(true, true, false)),
                            Map.entry("processing", new OrderStateRule(true, true, false)),
                            Map.entry("completed", new OrderStateRule(false, true, false)),
                            Map.entry("cancelled", new OrderStateRule(false, false, false)),
                            // the status itself gives nothing back; a refund that restocks did so
                            // when it was made
                            Map.entry("refunded", new OrderStateRule(false, false, false)),
                            Map.entry("failed", new OrderStateRule(false, false, false)),
                            Map.entry("trash", IGNORED),
                            // carts of the block checkout and of the order screen
                            Map.entry("checkout-draft", IGNORED),
                            Map.entry("auto-draft", IGNORED)),
                    Map.of(
                            // stock_quantity is both: the shop keeps no physical stock beside what
                            // it sells
                            CommandKind.PUBLISH_SELLABLE, Handling.natively(Retry.PROBED),
                            CommandKind.SET_STOCK, Handling.REFUSED,
                            CommandKind.TRANSFER_STOCK, Handling.REFUSED,
                            // no relative change in REST v3
                            CommandKind.ADJUST_STOCK, Handling.REFUSED,
                            // POST orders/{id}/notes, private; the list of notes shows whether one is there
                            CommandKind.ASSIGN_LOCATION, Handling.asNote(Retry.PROBED),
                            // status completed is for the order as a whole; shipments and tracking
                            // are plugins
                            CommandKind.SHIP, Handling.asNote(Retry.UNSURE),
                            CommandKind.CANCEL, Handling.natively(Retry.UNSURE),
                            CommandKind.NOTE, Handling.natively(Retry.UNSURE)),
                    // no limit of its own; slow PHP behind a host that answers 429 or 503: two at a
                    // time (contracts 3)
                    new RateBudget(4, 8, 2),
                    Capabilities.Grain.CHANNEL);

    private final WooApi api;
    private final String host;

    /// Throws IllegalArgumentException for an address that is none.
    public WooConnector(ConnectorSettings settings, InstantSource clock) {
        this.api = new WooApi(settings, clock);
        this.host = settings.url().getHost();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// The newest order: an open route (`/wp-json`) would name the shop but prove no secret.
    @Override
    public ChannelIdentity identify() {
        Answer answer =
                api.get(
                        "orders",
                        Map.of(
                                "per_page",
                                "1",
                                "orderby",
                                "id",
                                "order",
                                "desc",
                                "_fields",
                                "id,currency"));
        String currency =
                Readings.textOrNull(WooApi.list(answer).path(0).path("currency").asText(""));
        return new ChannelIdentity(host, currency, answer.channelTime());
    }

    @Override
    public ChannelPage<ChannelLocation> pullLocations(Cursor cursor) {
        return new ChannelPage<>(List.of(), List.of(), null, null, 0);
    }

    @Override
    public ChannelPage<ChannelListing> pullListings(Cursor cursor) {
        return new WooProducts(api).listings(cursor);
    }

    @Override
    public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
        return new WooProducts(api).counts(cursor);
    }

    @Override
    public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
        return new WooOrders(api).pull(cursor);
    }

    @Override
    public Optional<Sender> sender() {
        return Optional.of(new WooSender(api));
    }
}
