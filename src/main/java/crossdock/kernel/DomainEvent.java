package crossdock.kernel;

import java.util.SortedMap;

/// Something that a person or the console decided; kept for ever in the chained event log. Observations of channels are
/// ledger rows, not events.
public interface DomainEvent {
    /// Past tense, as the record is named: `SafetyStockSet`.
    default String type() {
        return getClass().getSimpleName();
    }

    /// What it is about, as `kind:id`, for example `location:12`.
    String subject();

    /// Facts as text, sorted by name so that the chain is reproducible. No personal data.
    SortedMap<String, String> facts();
}
