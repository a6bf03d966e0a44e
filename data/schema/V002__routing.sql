-- Routing: policies, settings of the network, runs, decisions. Instants are epoch microseconds.

-- Immutable; named by the SHA-256 of its canonical JSON.
CREATE TABLE policy_version (
    hash TEXT PRIMARY KEY,
    policy TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Acts that put a version in force. The one with the latest effective_from not in the future rules, then the later act.
CREATE TABLE policy_publication (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL REFERENCES policy_version (hash),
    effective_from INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL,
    approved_by TEXT,                     -- NULL: no second person was needed
    rollback INTEGER NOT NULL CHECK (rollback IN (0, 1)),
    withdrawn_at INTEGER                  -- taken back before it took effect
) STRICT;

CREATE TABLE policy_draft (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    policy TEXT NOT NULL,
    based_on TEXT,                        -- hash; NULL: a template
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    proposed_by TEXT, proposed_at INTEGER, effective_from INTEGER,  -- all or none: waits for a second person
    replay TEXT                           -- what its newest replay came to, JSON
) STRICT;

-- Capacity, hours, pickup windows, handling, weights, carriers and holidays, a row a version.
CREATE TABLE routing_setting (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    number INTEGER NOT NULL,
    value TEXT,                           -- JSON; NULL: taken away
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (kind, subject, number)
) STRICT, WITHOUT ROWID;

-- Where an order stands with routing. No row: routing has not looked at it, or it is not its business (history, sold in a store).
CREATE TABLE order_routing (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id),
    run TEXT,                             -- the run its filters chose; NULL: none takes it
    state TEXT NOT NULL CHECK (state IN ('WAITING', 'PLACED', 'PARTIAL', 'BACKORDERED', 'QUEUED', 'UNFILLED', 'FIXED')),
    queue TEXT,                           -- waits there for a person, or for a run that names it
    due_at INTEGER,                       -- next decision; NULL: none is planned
    cancel_at INTEGER,                    -- what is left is cancelled then; NULL: never
    order_version INTEGER NOT NULL,       -- as routing last saw it
    decision_id INTEGER,                  -- newest; NULL: none yet
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_routing_due ON order_routing (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX order_routing_cancel ON order_routing (cancel_at) WHERE cancel_at IS NOT NULL;
CREATE INDEX order_routing_queue ON order_routing (queue) WHERE queue IS NOT NULL;
CREATE INDEX order_routing_state ON order_routing (state);

-- One look of a run at its waiting orders, or at one order.
CREATE TABLE routing_run (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL,
    policy_hash TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('ORDER', 'SCHEDULE', 'STOCK', 'PERSON', 'POLICY', 'START')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    orders INTEGER NOT NULL,              -- decided
    placed INTEGER NOT NULL,              -- in full
    partial INTEGER NOT NULL,
    unfilled INTEGER NOT NULL,            -- nothing was placed
    unchanged INTEGER NOT NULL,
    races INTEGER NOT NULL,               -- decided again because stock was gone
    result TEXT NOT NULL                  -- done, or the code of what went wrong
) STRICT;
CREATE INDEX routing_run_started ON routing_run (started_at DESC);

CREATE TABLE routing_pause (
    run TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was decided, with all it rested on.
CREATE TABLE routing_decision (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    order_version INTEGER NOT NULL,       -- as it was seen
    run_id INTEGER NOT NULL,
    policy_hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    memory BLOB NOT NULL                  -- deflated: demand, candidates, stock of its articles, plan
) STRICT;
CREATE INDEX routing_decision_order ON routing_decision (order_id, id DESC);

-- Units of a line that wait for supply.
CREATE TABLE backorder (
    line_id INTEGER PRIMARY KEY REFERENCES order_line (id),
    order_id INTEGER NOT NULL REFERENCES orders (id),
    units INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    basis TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX backorder_order ON backorder (order_id);

-- Capacity that assignments use, on the day and shift of the location's clock.
CREATE TABLE capacity_taken (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    location_id INTEGER NOT NULL,
    day TEXT NOT NULL,                    -- ISO date there
    shift INTEGER NOT NULL,               -- number within that day, from 0
    lines INTEGER NOT NULL,
    units INTEGER NOT NULL,
    PRIMARY KEY (order_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX capacity_taken_day ON capacity_taken (day, location_id);

CREATE TABLE pickup_taken (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id),
    location_id INTEGER NOT NULL,
    slot_from INTEGER NOT NULL,
    slot_to INTEGER NOT NULL
) STRICT;
CREATE INDEX pickup_taken_slot ON pickup_taken (location_id, slot_from);

-- A location said no; the order is not given to it again.
CREATE TABLE rejection (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    location_id INTEGER NOT NULL,
    units INTEGER NOT NULL,
    reason TEXT NOT NULL,                 -- a word of a fixed list
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (order_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rejection_location ON rejection (location_id, at);

-- Units on their way to a location, as channels or files tell.
CREATE TABLE incoming (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('PURCHASE', 'TRANSFER')),
    reference TEXT NOT NULL,
    sku_id INTEGER NOT NULL REFERENCES sku (id),
    location_id INTEGER NOT NULL REFERENCES location (id),
    units INTEGER NOT NULL CHECK (units >= 0),   -- still to come; 0: all came
    due_at INTEGER NOT NULL,
    source TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    UNIQUE (reference, sku_id, location_id)
) STRICT;
CREATE INDEX incoming_sku ON incoming (sku_id) WHERE units > 0;

-- The next option of an order that nothing matches now.
CREATE TABLE near_option (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id),
    option TEXT NOT NULL,                 -- JSON; what it rests on and how old that is
    ready_at INTEGER,                     -- NULL: nothing is known to come
    computed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE near_change (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    at INTEGER NOT NULL,
    before_at INTEGER, after_at INTEGER,  -- when it could be ready; NULL: unknown
    cause TEXT NOT NULL
) STRICT;
CREATE INDEX near_change_order ON near_change (order_id, id DESC);
