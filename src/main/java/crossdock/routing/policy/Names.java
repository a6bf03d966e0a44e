package crossdock.routing.policy;

import java.util.Currency;
import java.util.List;

/// What every name and number of a policy must keep, wherever it comes from.
final class Names {
    private Names() {}

    static void required(String what, String name) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException(what + " is a text of 1 to 200 characters");
        }
    }

    static void within(String what, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(what + " is " + lowest + " to " + highest + ", not " + value);
        }
    }

    static void currency(String code) {
        if (Currency.getAvailableCurrencies().stream().noneMatch(one -> one.getCurrencyCode().equals(code))) {
            throw new IllegalArgumentException("currency is an ISO 4217 code such as USD, not " + code);
        }
    }

    /// Sorted and without repeats, so that two lists that mean the same are written the same.
    static List<String> sortedOrNone(List<String> names) {
        names.forEach(name -> required("a name", name));
        return names.stream().distinct().sorted().toList();
    }

    static List<String> sorted(String what, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(what + " names at least one");
        }
        return sortedOrNone(names);
    }
}
