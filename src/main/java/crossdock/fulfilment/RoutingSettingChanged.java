package crossdock.fulfilment;

import crossdock.fulfilment.Settings.Kind;
import crossdock.kernel.DomainEvent;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A routing setting became another; what it says is in its version.
///
/// @param cleared whether it was taken away
public record RoutingSettingChanged(Kind kind, String about, long version, boolean cleared) implements DomainEvent {
    @Override
    public String subject() {
        return "routing-" + kind.name().toLowerCase(Locale.ROOT) + ":" + about;
    }

    @Override
    public SortedMap<String, String> facts() {
        return new TreeMap<>(Map.of("version", Long.toString(version), "cleared", Boolean.toString(cleared)));
    }
}
