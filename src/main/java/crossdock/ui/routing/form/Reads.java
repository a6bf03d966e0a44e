package crossdock.ui.routing.form;

import crossdock.ui.routing.form.Form.Unfit;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/// Reads what was typed into fields.
final class Reads {
    private Reads() {}

    static int whole(FormField.Amount field) {
        return Math.toIntExact(amount(field));
    }

    /// In the smallest unit.
    static long amount(FormField.Amount field) {
        return amountOrNone(field).orElseThrow(() -> new Unfit(field, "routing.form.missing"));
    }

    static OptionalLong amountOrNone(FormField.Amount field) {
        String text = field.text().get().strip().replace(",", "");
        if (text.isEmpty()) {
            if (!field.mayBeEmpty()) {
                throw new Unfit(field, "routing.form.missing");
            }
            return OptionalLong.empty();
        }
        long value;
        try {
            value = new BigDecimal(text).movePointRight(field.decimals()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Unfit(field, field.decimals() == 0 ? "routing.form.notWhole" : "routing.form.notAmount", text);
        }
        if (value < field.lowest() || value > field.highest()) {
            throw new Unfit(
                    field, "routing.form.range", text(field.lowest(), field.decimals()),
                    text(field.highest(), field.decimals()));
        }
        return OptionalLong.of(value);
    }

    /// As a field shows it.
    static String text(long amount, int decimals) {
        return BigDecimal.valueOf(amount, decimals).toPlainString();
    }

    static List<String> some(FormField.Names field) {
        if (field.chosen().isEmpty()) {
            throw new Unfit(field, "routing.form.none");
        }
        return List.copyOf(field.chosen());
    }

    static String line(FormField.Line field) {
        String text = field.text().get().strip();
        if (text.isEmpty()) {
            throw new Unfit(field, "routing.form.missing");
        }
        return text;
    }
}
