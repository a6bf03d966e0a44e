package crossdock.kernel;

import java.util.Currency;

/// An amount in minor units (cents, pence, yen) of one ISO 4217 currency.
public record Money(long minor, String currency) {
    public Money {
        Currency.getInstance(currency); // IllegalArgumentException for a code that ISO 4217 does not know
    }

    /// Sums two amounts of one currency. Throws IllegalArgumentException when the currencies differ.
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }
}
