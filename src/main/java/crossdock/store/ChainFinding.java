package crossdock.store;

/// One thing that is wrong, or was put right, with the event chain.
///
/// @param seq the event it is about: the first broken one, or the head's
public record ChainFinding(Kind kind, long seq) {
    /// What was found.
    public enum Kind {
        /// The row's MAC does not fit its content and the row before it: altered, inserted or moved. Later rows are not
        /// judged.
        BROKEN,
        /// A sequence number is missing before this row.
        GAP,
        /// The head file knows this later event and the database does not: rows were cut off, or an older database was
        /// put back.
        CUT_OFF,
        /// The head file names another MAC for this event.
        HEAD_DIFFERS,
        /// The head file stops at this event, more than one commit before the newest: an older head file was put back.
        HEAD_STALE,
        /// The head file is gone or unreadable though there are events.
        HEAD_MISSING,
        /// The program ended between a commit and its head: the head was brought forward. Harmless.
        HEAD_MENDED,
        /// An earlier opening found the head wrong and wrote it down in this event.
        ALARM_ON_RECORD
    }

    public boolean harmless() {
        return kind == Kind.HEAD_MENDED;
    }
}
