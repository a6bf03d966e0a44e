-- Instants are whole microseconds since 1970-01-01T00:00:00Z. Forward only: once released, a script is never edited.

-- What was applied to this file; the hash of each script is compared before the next one runs.
CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- Single facts about the workspace itself: id, reporting zone, when it was last checked in full.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What people and the console decided. mac chains over the row before it; batch is the first seq of the same commit.
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    at_micros INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    facts TEXT NOT NULL,
    mac BLOB NOT NULL
) STRICT;
CREATE INDEX event_by_subject ON event (subject, seq);
CREATE TRIGGER event_is_not_edited BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never edited'); END;
CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

-- domain
