package crossdock.sandbox;

import crossdock.sandbox.Shelves.Cause;
import crossdock.sandbox.Sources.Kind;
import crossdock.sandbox.Sources.Line;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import crossdock.sandbox.Sources.SourceOrder;
import crossdock.sandbox.WebOrder.Buyer;
import crossdock.sandbox.WebOrder.Note;
import crossdock.sandbox.WebOrder.Refund;
import crossdock.sandbox.WebOrder.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/// The web shop. Its stock figure is only what it publishes: it falls when an order is paid or put on hold and rises on
/// cancel and restock.
///
/// It offers what lies in the warehouses and in the stores that ship. Goods leave from where a note on the order says.
/// Without one, and where they are not there, they leave the first warehouse that has them, and where none has, the
/// supplier sends them.
final class WebShop {
    private static final int KEPT = 6_000;

    private final World world;
    private final int[] published;
    private final int[] prices;
    private final Instant[] modified;
    private final Instant[] repriced;
    private final TreeMap<Long, WebOrder> orders = new TreeMap<>();
    private final Set<Long> hidden = new LinkedHashSet<>();
    private final List<Site> warehouses;
    private final List<Listing> listings;
    private IntConsumer shortAt = cell -> {};
    private long nextOrder = 5_001;
    private long nextLine = 20_001;
    private long nextNote = 90_001;

    WebShop(World world) {
        this.world = world;
        List<Product> products = world.sources.products();
        warehouses = world.sources.sites(Kind.WAREHOUSE);
        listings = Listing.of(products);
        published = new int[products.size()];
        prices = new int[products.size()];
        modified = new Instant[products.size()];
        Arrays.fill(modified, world.now().minusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS));
        repriced = modified.clone();
        for (Product product : products) {
            prices[product.index()] = product.price();
            published[product.index()] = world.sources.sites().stream()
                    .filter(Site::ships)
                    .map(site -> world.shelves.cell(site, product))
                    .mapToInt(cell -> world.shelves.inStock(cell) - world.shelves.unavailable(cell))
                    .sum();
        }
    }

    /// US cents as a decimal number of dollars.
    static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    void whenShort(IntConsumer listener) {
        shortAt = listener;
    }

    List<Listing> listings() {
        return listings;
    }

    Collection<WebOrder> orders() {
        return orders.values();
    }

    Optional<WebOrder> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    int published(Product product) {
        return published[product.index()];
    }

    int price(Product product) {
        return prices[product.index()];
    }

    Instant modified(Product product) {
        return modified[product.index()];
    }

    /// When the price last changed, in the milliseconds of the tills: both catalogues come from one price list.
    Instant repriced(Product product) {
        return repriced[product.index()];
    }

    /// Whole seconds, as WordPress stores them.
    Instant now() {
        return world.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /// Sells what the figure allows; empty when it allows nothing of the order.
    Optional<WebOrder> place(SourceOrder wanted, Instant at) {
        List<WebOrder.Line> lines = new ArrayList<>();
        for (Line line : wanted.lines()) {
            int quantity = Math.min(line.quantity(), published(line.product()));
            boolean isRepeated = lines.stream().anyMatch(l -> l.product().equals(line.product()));
            if (quantity > 0 && !isRepeated) {
                lines.add(new WebOrder.Line(nextLine++, line.product(), quantity, Tills.price(line)));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long id = nextOrder++;
        WebOrder order = new WebOrder(id, buyer(wanted), wanted.shipMode(), lines, at.truncatedTo(ChronoUnit.SECONDS));
        orders.put(id, order);
        if (orders.size() > KEPT) {
            orders.values().stream()
                    .filter(o -> !o.status.holdsStock() || o.hasShipped)
                    .findFirst()
                    .ifPresent(oldest -> orders.remove(oldest.id));
        }
        return Optional.of(order);
    }

    private static Buyer buyer(SourceOrder wanted) {
        String name = wanted.name();
        int space = name.indexOf(' ');
        long number = Long.parseLong(wanted.customer().substring(wanted.customer().indexOf('-') + 1));
        String street = number % 900 + 10 + " Elm Street";
        return space < 0
                ? new Buyer(number, name, name, street, wanted.place())
                : new Buyer(number, name.substring(0, space), name.substring(space + 1), street, wanted.place());
    }

    /// Moves an order to a state, with all that WooCommerce does on the way: stock lost or put back, dates, a note.
    void move(WebOrder order, Status status) {
        move(order, status, now());
    }

    void move(WebOrder order, Status status, Instant at) {
        if (order.status == status) {
            return;
        }
        note(order, at, "Order status changed from " + order.status.word() + " to " + status.word() + ".", "system");
        order.status = status;
        order.modified = at;
        if (status == Status.PROCESSING || status == Status.COMPLETED) {
            order.paid = order.paid == null ? at : order.paid;
        }
        if (status.holdsStock() && !order.hasReducedStock) {
            order.hasReducedStock = true;
            order.lines.forEach(line -> publish(line.product(), -line.quantity(), at));
        }
        if ((status == Status.CANCELLED || status == Status.PENDING) && order.hasReducedStock) {
            order.hasReducedStock = false;
            order.lines.forEach(line -> publish(line.product(), line.quantity() - order.refunded(line.id()), at));
        }
        if (status == Status.COMPLETED) {
            order.completed = at;
            ship(order);
        }
    }

    /// Marks an order of the past as sent before the world began: it moves no stock.
    void archive(WebOrder order, Instant at) {
        order.hasShipped = true;
        order.meta.put("_shipped_from", warehouses.getFirst().code());
        order.lines.forEach(line -> publish(line.product(), line.quantity(), at.minusSeconds(1)));
        move(order, Status.COMPLETED, at);
    }

    /// Changes the figure by a signed quantity.
    void publish(Product product, int quantity, Instant at) {
        published[product.index()] += quantity;
        modified[product.index()] = at;
    }

    /// Writes the figure, whoever does it: the console by its push, or someone in the shop's back office.
    void write(Product product, int figure) {
        published[product.index()] = figure;
        modified[product.index()] = now();
    }

    void setPrice(Product product, int cents) {
        prices[product.index()] = cents;
        repriced[product.index()] = world.now();
        modified[product.index()] = now();
    }

    private void ship(WebOrder order) {
        if (order.hasShipped) {
            return;
        }
        order.hasShipped = true;
        Set<String> from = new LinkedHashSet<>();
        Instant now = world.now();
        for (WebOrder.Line line : order.lines) {
            int open = line.quantity() - order.refunded(line.id());
            for (Map.Entry<Site, Integer> told : order.told(line, world.sources.sites()).entrySet()) {
                open -= take(told.getKey(), line.product(), Math.min(open, told.getValue()), from, now);
            }
            for (Site site : warehouses) {
                open -= take(site, line.product(), open, from, now);
            }
            if (open > 0) {
                from.add(world.sources.sites(Kind.SUPPLIER).getFirst().code());
            }
        }
        order.meta.put("_shipped_from", String.join(",", from));
    }

    /// Packs up to so many units there, and says how many. A warehouse counts them off; a till does not know of parcels,
    /// so its figure stands until somebody tells it; a supplier has what is asked for.
    private int take(Site site, Product product, int wanted, Set<String> from, Instant now) {
        int cell = world.shelves.cell(site, product);
        int there = site.kind() == Kind.SUPPLIER
                ? wanted
                : world.shelves.inStock(cell) - world.shelves.unavailable(cell);
        int taken = Math.min(wanted, there);
        if (taken <= 0) {
            return 0;
        }
        from.add(site.code());
        if (site.kind() == Kind.WAREHOUSE) {
            world.shelves.move(cell, -taken, Cause.SALE, now, now);
            shortAt.accept(cell);
        }
        return taken;
    }

    /// Gives money back for some units and puts them on sale again; shipped ones come back to the first warehouse.
    Refund refund(WebOrder order, Map<Long, Integer> quantities, boolean isRestocking, String reason) {
        Instant at = now();
        long amount = 0;
        Map<Long, Integer> back = new HashMap<>();
        for (WebOrder.Line line : order.lines) {
            int quantity =
                    Math.min(quantities.getOrDefault(line.id(), 0), line.quantity() - order.refunded(line.id()));
            if (quantity <= 0) {
                continue;
            }
            back.put(line.id(), quantity);
            amount += (long) quantity * line.price();
            if (isRestocking && order.hasReducedStock) {
                publish(line.product(), quantity, at);
            }
            if (isRestocking && order.hasShipped) {
                int cell = world.shelves.cell(warehouses.getFirst(), line.product());
                world.shelves.move(cell, quantity, Cause.RETURN, world.now(), world.now());
            }
        }
        Refund refund = new Refund(nextOrder++, at, reason, amount, Map.copyOf(back));
        order.refunds.add(refund);
        order.modified = at;
        if (order.lines.stream().allMatch(line -> order.refunded(line.id()) == line.quantity())) {
            move(order, Status.REFUNDED, at);
        }
        return refund;
    }

    Note note(WebOrder order, Instant at, String text, String author) {
        Note note = new Note(nextNote++, at, author, text, false);
        order.notes.add(note);
        return note;
    }

    /// Takes a listing out of the shop's lists for a while, as the bin of WordPress does.
    void hide(Listing listing) {
        hidden.add(listing.id());
    }

    boolean isHidden(Listing listing) {
        return hidden.contains(listing.id());
    }

    boolean isAnyHidden() {
        return !hidden.isEmpty();
    }

    void restoreHidden() {
        hidden.clear();
    }
}
