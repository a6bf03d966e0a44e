package crossdock.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a restore did, and what a person must look at because no machine can know it.
///
/// @param backup what was put in place
/// @param passedOver newer backups that were not good, and why
/// @param backupEnds number of the newest event in the backup
/// @param carried later events that were read from the damaged file and fit the chain
/// @param knownBefore newest event that head file or damaged file knew of
/// @param commands outbox rows brought up to what the damaged file knew
/// @param keptIn folder with the damaged files; null in a rehearsal
public record RestoreReport(
        Path backup,
        SequencedMap<String, String> passedOver,
        long backupEnds,
        long carried,
        long knownBefore,
        int commands,
        List<Item> items,
        @Nullable Path keptIn) {

    /// What kind of look is needed.
    public enum Kind {
        /// The damaged file could not be read at all, or not to its end. Facts: what.
        UNREADABLE,
        /// Events that are gone. Facts: from, to.
        EVENTS_LOST,
        /// An event that is readable and does not fit the chain, so it was not carried over. Facts: its row.
        EVENT_NOT_CARRIED,
        /// Carried over as an event, but what it did to stock or settings came after the backup. Facts: its row.
        DECISION_TO_REPEAT,
        /// A setting of the console differs from the backup's. Facts: table, key, change, figures before and after.
        SETTING_CHANGED,
        /// Units moved by the console itself after the backup. Facts: SKU, location, units, reference.
        MOVEMENT_TO_REPEAT,
        /// Units reserved or released after the backup; the channels' orders bring their own again. Facts: as above.
        RESERVATION_CHANGED,
        /// A command that may have reached its channel; it waits as parked. Facts: number, kind, subject.
        COMMAND_UNSURE
    }

    /// One thing to look at. Facts hold no personal data.
    public record Item(Kind kind, SequencedMap<String, String> facts) {}

    /// Turns the report into the files that are kept beside the damaged ones.
    @FunctionalInterface
    public interface Writer {
        Map<String, byte[]> files(RestoreReport report, Instant at);
    }
}
