package crossdock.sandbox;

import crossdock.sandbox.PosOrder.Sort;
import crossdock.sandbox.Shelves.Cause;
import crossdock.sandbox.Sources.Kind;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The practice world as it really is, past all dialects and faults. Each call reads one consistent moment.
public final class Truth {
    /// The stock of one article at one store or warehouse.
    ///
    /// @param location the id its stock source uses: Square's location id for a store, the code in the files for a
    /// warehouse
    /// @param figure what that source shows: a till has already lost paid pickups
    /// @param onHand what physically lies there; a parcel of the web shop lies in a store until its till is told
    /// @param account how onHand came about
    public record Stock(
            String sku, String location, int figure, int onHand, int unavailable, Account account, Instant changedAt) {}

    /// `figure = initial + delivered - sold + returned + corrected`.
    ///
    /// @param corrected by counts and adjustments that clients sent, signed
    public record Account(int initial, int delivered, int sold, int returned, int corrected) {}

    /// @param channel `square` or `woocommerce`
    /// @param location where it is filled, for a web order empty
    /// @param state the channel's own word
    /// @param lines ordered units by SKU
    public record Order(
            String channel,
            String id,
            String location,
            String state,
            Instant placedAt,
            Instant updatedAt,
            boolean isReturn,
            Map<String, Integer> lines) {}

    private final World world;

    Truth(World world) {
        this.world = world;
    }

    /// Every carried cell of stores and warehouses.
    public List<Stock> stock() {
        return world.locked(() -> {
            List<Stock> rows = new ArrayList<>();
            for (Site site : world.sources.sites()) {
                String location = site.kind() == Kind.STORE ? site.id() : site.code();
                for (Product product : world.sources.products()) {
                    int cell = world.shelves.cell(site, product);
                    if (world.shelves.isCarried(cell)) {
                        rows.add(row(product.sku(), location, cell));
                    }
                }
            }
            return rows;
        });
    }

    private Stock row(String sku, String location, int cell) {
        Shelves shelves = world.shelves;
        Account account = new Account(
                shelves.initial(cell),
                shelves.moved(cell, Cause.DELIVERY),
                -shelves.moved(cell, Cause.SALE),
                shelves.moved(cell, Cause.RETURN),
                shelves.moved(cell, Cause.COUNT));
        int figure = shelves.inStock(cell);
        return new Stock(
                sku,
                location,
                figure,
                figure + shelves.held(cell),
                shelves.unavailable(cell),
                account,
                shelves.changedAt(cell));
    }

    /// What the web shop publishes, by SKU.
    public Map<String, Integer> published() {
        return world.locked(() -> {
            Map<String, Integer> figures = new LinkedHashMap<>();
            world.sources.products().forEach(p -> figures.put(p.sku(), world.shop.published(p)));
            return figures;
        });
    }

    /// What clients wrote on a web order, the oldest first.
    public List<String> notes(String order) {
        return world.locked(() -> world.shop.find(Long.parseLong(order)).stream()
                .flatMap(found -> found.notes.stream())
                .filter(note -> note.author().equals(WebOrder.Note.CLIENT))
                .map(WebOrder.Note::text)
                .toList());
    }

    /// All orders that the channels still show, in the order they became known.
    public List<Order> orders() {
        return world.locked(() -> {
            List<Order> orders = new ArrayList<>();
            for (PosOrder order : world.tills.orders()) {
                Map<String, Integer> lines = new LinkedHashMap<>();
                order.lines.forEach(line -> lines.merge(line.product().sku(), line.quantity(), Integer::sum));
                orders.add(new Order(
                        "square",
                        order.id,
                        order.site.id(),
                        order.state(),
                        order.created,
                        order.updated,
                        order.sort == Sort.RETURN,
                        lines));
            }
            for (WebOrder order : world.shop.orders()) {
                Map<String, Integer> lines = new LinkedHashMap<>();
                order.lines.forEach(line -> lines.merge(line.product().sku(), line.quantity(), Integer::sum));
                String id = Long.toString(order.id);
                orders.add(new Order(
                        "woocommerce", id, "", order.status.word(), order.created, order.modified, false, lines));
            }
            return orders;
        });
    }
}
