package crossdock.channel;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// Opens the connector of a connection's kind. Which kinds there are is wired by `app`: adapters
/// know this package, not the other way round.
public final class Connectors {
    private final Map<String, Function<ConnectorSettings, Connector>> kinds;

    /// @param kinds by [ConnectorSettings#kind()]
    public Connectors(Map<String, Function<ConnectorSettings, Connector>> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /// Throws IllegalArgumentException for a kind that does not exist or an address it cannot use;
    /// nothing is sent yet.
    public Connector open(ConnectorSettings settings) {
        Function<ConnectorSettings, Connector> kind = kinds.get(settings.kind());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no channel of kind "
                            + settings.kind()
                            + "; there are "
                            + new TreeSet<>(kinds.keySet()));
        }
        return kind.apply(settings);
    }
}
