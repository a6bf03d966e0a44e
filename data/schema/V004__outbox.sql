-- What is owed to channels, and what became of it. A row leaves only with an answer or a person's decision.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,               -- age: of rows that share a subject the lower one goes first
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('PENDING', 'IN_FLIGHT', 'ACKNOWLEDGED', 'SUPERSEDED', 'PARKED', 'GIVEN_UP')),
    subject TEXT NOT NULL,                -- what it must keep its order with: stock:<sku>:<location>, sellable:<sku>
    second_subject TEXT,                  -- of a transfer: where the units go
    sku_id INTEGER,
    location_id INTEGER NOT NULL,         -- 0: none
    to_location_id INTEGER NOT NULL,      -- of a transfer; 0: none
    units INTEGER,                        -- signed change, counted figure, units carried; of a sellable value what was sent last
    known INTEGER,                        -- of a count: the channel's figure as known when it was made
    happened_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,              -- not tried before
    attempts INTEGER NOT NULL,
    doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),  -- 1: some attempt may have taken effect
    idempotency_key TEXT,                 -- as the first attempt used it
    body BLOB,                            -- as the first attempt sent it; sealed, subject outbox:<id>
    sent_at INTEGER,                      -- last attempt
    ended_at INTEGER,
    code TEXT NOT NULL,                   -- of the last trouble or of the reason it ended so; empty: none
    words TEXT NOT NULL,                  -- the channel's, or the person's reason
    actor TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_open ON outbox (connection_id, kind, due_at) WHERE state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_subject ON outbox (connection_id, subject) WHERE state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_second_subject ON outbox (connection_id, second_subject)
    WHERE second_subject IS NOT NULL AND state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_sku ON outbox (sku_id) WHERE state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;

-- Ledger rows that wait for a command's answer.
CREATE TABLE outbox_movement (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (outbox_id, sku_id, location_id, seq)
) STRICT, WITHOUT ROWID;

-- What was last sent to a channel that is not the stock source.
CREATE TABLE pushed (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,         -- 0: the channel as a whole
    value INTEGER NOT NULL,
    pushed_at INTEGER NOT NULL,           -- our clock, when the answer came
    PRIMARY KEY (connection_id, sku_id, location_id)
) STRICT, WITHOUT ROWID;

-- Channels that a person let us publish to. No row: off.
CREATE TABLE publishing (
    connection_id INTEGER PRIMARY KEY REFERENCES connection (id),
    since INTEGER NOT NULL
) STRICT;
