package crossdock.ui.orders;

import crossdock.kernel.Money;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderQueries.Row;
import crossdock.order.OrderState;
import crossdock.order.Region;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How orders are put into words: states, money, times to come.
///
/// @param names short ones, for lists and sentences
record OrderWords(Texts texts, Figures figures, Names names) {
    /// Names in full.
    OrderWords(Texts texts, Figures figures) {
        this(texts, figures, new Names());
    }

    String state(OrderState state) {
        return texts.get("orders.state." + state);
    }

    String method(Method method) {
        return texts.get("orders.method." + method);
    }

    String channel(String name) {
        return name.isEmpty() ? texts.get("orders.channel.imported") : name;
    }

    /// The same, short.
    String shop(String name) {
        return name.isEmpty() ? channel(name) : names.channel(name);
    }

    /// What the state chip says: a hold before the state.
    String chip(Row row) {
        return row.hold() ? texts.get("orders.chip.hold") : state(row.state());
    }

    static String icon(Row row) {
        if (row.hold()) {
            return "fth-pause";
        }
        return row.history() ? "fth-archive" : icon(row.state());
    }

    static String icon(OrderState state) {
        return switch (state) {
            case DRAFT -> "fth-edit-2";
            case OPEN -> "fth-circle";
            case PARTIAL -> "fth-pie-chart";
            case FULFILLED -> "fth-check";
            case CANCELLED -> "fth-x";
        };
    }

    /// Colour for meaning only: what is done is well, what a person stopped wants attention.
    static Tone tone(Row row) {
        if (row.hold()) {
            return Tone.WARN;
        }
        if (row.history()) {
            return Tone.FACT;
        }
        return switch (row.state()) {
            case DRAFT, CANCELLED -> Tone.FACT;
            case OPEN, PARTIAL -> Tone.NEUTRAL;
            case FULFILLED -> Tone.OK;
        };
    }

    /// `$386.20`, or the word for none.
    String money(@Nullable Money money) {
        if (money == null) {
            return figures.none();
        }
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(texts.locale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits(currency));
        format.setMaximumFractionDigits(digits(currency));
        return format.format(amount(money)).replace('-', Figures.MINUS);
    }

    /// For files: `386.20`.
    static String plain(@Nullable Money money) {
        return money == null ? "" : amount(money).toPlainString();
    }

    private static BigDecimal amount(Money money) {
        return BigDecimal.valueOf(money.minor(), digits(Currency.getInstance(money.currency())));
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /// `Seattle WA 98101, US`, as much as is known.
    String region(Region region) {
        String place = joined(" ", region.city(), region.state(), region.postalCode());
        String all = joined(", ", place.isEmpty() ? null : place, region.country());
        return all.isEmpty() ? figures.none() : all;
    }

    private static String joined(String by, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(by));
    }

    /// `in 24 min`, or `2 h late`.
    String promise(Instant promisedAt, Instant now) {
        Duration left = Duration.between(now, promisedAt);
        return left.isNegative()
                ? texts.get("orders.promise.late", figures.age(left.negated()))
                : texts.get("orders.promise.in", figures.age(left));
    }

    /// When exactly, and what that rests on; empty without a promise.
    String promiseTip(@Nullable Instant promisedAt, Order.@Nullable Basis basis) {
        return promisedAt == null ? "" : figures.exact(promisedAt) + basis(basis, "\n");
    }

    /// What a promise rests on, after a word that joins it; empty without a promise.
    String basis(Order.@Nullable Basis basis, String join) {
        return basis == null ? "" : join + texts.get("orders.basis." + basis);
    }

    /// Where the units of an order are: one name, how many, or none.
    String location(Row row) {
        if (row.locations() > 1) {
            return texts.get("orders.location.several", row.locations());
        }
        String name = row.locationName();
        return name == null ? figures.none() : name;
    }

    /// The same, short.
    String place(Row row) {
        String name = row.locationName();
        return row.locations() > 1 || name == null ? location(row) : names.place(name);
    }

    /// Whether the promise is past and units are still open.
    static boolean isLate(Row row, Instant now) {
        Instant promised = row.promisedAt();
        return promised != null && row.openUnits() > 0 && !row.history() && promised.isBefore(now);
    }
}
