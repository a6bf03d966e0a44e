package crossdock.fulfilment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Policy versions, what was published and what is being written. Reads outside a write see the last commit, inside a
/// write what it wrote.
public interface Policies {
    /// Keeps a version under its hash; the same again changes nothing.
    void keep(String hash, String json, Instant at, String by);

    /// The canonical JSON of a version.
    Optional<String> version(String hash);

    /// All acts of publishing, oldest first.
    List<Publication> publications();

    /// Appends an act; its seq is given here.
    Publication publish(Publication act);

    void withdraw(long seq, Instant at);

    /// Newest change first.
    List<PolicyDraft> drafts();

    Optional<PolicyDraft> draft(long id);

    /// Inserts when the id is 0, else replaces.
    PolicyDraft put(PolicyDraft draft);

    void drop(long draft);

    /// Whether publishing needs a second person.
    boolean needsSecondPerson();

    void needSecondPerson(boolean isNeeded);

    /// The currency of most listings; empty while none has a price.
    Optional<String> usualCurrency();
}
