package crossdock.channel.square;

import crossdock.channel.Readings;
import crossdock.kernel.Money;
import org.jspecify.annotations.Nullable;

/// Square's Money: minor units and currency.
record SquareMoneyJson(@Nullable Long amount, @Nullable String currency) {
    static @Nullable Money toMoney(String field, @Nullable SquareMoneyJson money) {
        return money == null || money.amount == null
                ? null
                : Readings.minorUnits(field, money.amount, money.currency);
    }

    /// The amount, 0 when Square left it out.
    static long amount(@Nullable SquareMoneyJson money) {
        return money == null || money.amount == null ? 0 : money.amount;
    }
}
