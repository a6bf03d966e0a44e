package crossdock.channel.vendure;

import crossdock.channel.Readings;
import crossdock.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Vendure's amounts: hundredths of every currency, also of yen (DefaultMoneyStrategy, precision 2).
final class Hundredths {
    private Hundredths() {}

    static Money money(String field, long hundredths, @Nullable String currency) {
        return Readings.money(
                field,
                BigDecimal.valueOf(hundredths, 2).toPlainString(),
                Readings.required("currencyCode", currency));
    }
}
