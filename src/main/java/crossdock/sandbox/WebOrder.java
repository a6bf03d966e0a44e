package crossdock.sandbox;

import crossdock.sandbox.Sources.Place;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An order of the web shop.
final class WebOrder {
    /// WooCommerce's states; the word on the wire is [#word].
    enum Status {
        PENDING("pending"),
        PROCESSING("processing"),
        ON_HOLD("on-hold"),
        COMPLETED("completed"),
        CANCELLED("cancelled"),
        REFUNDED("refunded"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /// True while the shop's stock figure has lost this order's lines.
        boolean holdsStock() {
            return switch (this) {
                case PROCESSING, ON_HOLD, COMPLETED -> true;
                case PENDING, CANCELLED, REFUNDED, FAILED -> false;
            };
        }
    }

    /// @param price paid for one unit, US cents
    record Line(long id, Product product, int quantity, int price) {
        long total() {
            return (long) quantity * price;
        }
    }

    /// Who buys, as the checkout form took it.
    record Buyer(long number, String firstName, String lastName, String street, Place place) {}

    /// @param quantities restocked units by line id
    record Refund(long id, Instant created, String reason, long amount, Map<Long, Integer> quantities) {}

    record Note(long id, Instant created, String author, String text, boolean isForCustomer) {
        /// The author of what comes in by the interface.
        static final String CLIENT = "API";
    }

    final long id;
    final Buyer buyer;
    final String shipMode;
    final List<Line> lines;
    final Instant created;
    Instant modified;
    Status status = Status.PENDING;
    @Nullable Instant paid;
    @Nullable Instant completed;
    /// True while the shop's figure has lost the lines.
    boolean hasReducedStock;
    /// True once the goods have left a warehouse.
    boolean hasShipped;
    /// Units that physically came back after shipping count once.
    final List<Refund> refunds = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final Map<String, String> meta = new LinkedHashMap<>();

    WebOrder(long id, Buyer buyer, String shipMode, List<Line> lines, Instant created) {
        this.id = id;
        this.buyer = buyer;
        this.shipMode = shipMode;
        this.lines = List.copyOf(lines);
        this.created = created;
        this.modified = created;
    }

    /// Where the newest note that came over the API says that a line leaves from, read as somebody at the packing table
    /// does: the name of a place, a colon, then how many of which article. Empty where it says nothing of the line.
    Map<Site, Integer> told(Line line, List<Site> sites) {
        String text = notes.stream()
                .filter(note -> note.author().equals(Note.CLIENT))
                .reduce((_, newer) -> newer)
                .map(Note::text)
                .orElse("");
        var named = new TreeMap<Integer, Site>(); // by where its articles begin
        for (Site site : sites) {
            int at = text.indexOf(site.name() + ":");
            if (at >= 0) {
                named.put(at + site.name().length() + 1, site);
            }
        }
        Pattern units = Pattern.compile("(\\d{1,6}) x " + Pattern.quote(line.product().sku()) + "(?![\\w-])");
        Map<Site, Integer> told = new LinkedHashMap<>();
        named.forEach((from, site) -> {
            Integer next = named.higherKey(from);
            Matcher found = units.matcher(text.substring(from, next == null ? text.length() : next));
            if (found.find()) {
                told.put(site, Integer.parseInt(found.group(1)));
            }
        });
        return told;
    }

    int refunded(long line) {
        return refunds.stream()
                .mapToInt(refund -> refund.quantities().getOrDefault(line, 0))
                .sum();
    }

    long total() {
        return lines.stream().mapToLong(Line::total).sum() + shipping();
    }

    /// Flat rate by ship mode, US cents.
    long shipping() {
        return switch (shipMode) {
            case "Same Day" -> 1_499;
            case "First Class" -> 999;
            case "Second Class" -> 699;
            default -> 499;
        };
    }
}
