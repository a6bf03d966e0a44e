PRAGMA application_id = 1480871747;
PRAGMA user_version = 8;
CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE connection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    secret BLOB,                       -- sealed, subject connection:<id>
    mode TEXT NOT NULL CHECK (mode IN ('REALTIME', 'NEARTIME')),
    state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'REMOVED')),
    default_location INTEGER,          -- where a shipment that names no location consumes; NULL until chosen
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE location (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('WAREHOUSE', 'STORE', 'SUPPLIER')),
    street TEXT, city TEXT, state TEXT, postal_code TEXT, country TEXT,
    latitude REAL, longitude REAL,
    zone TEXT NOT NULL,
    zone_assumed INTEGER NOT NULL CHECK (zone_assumed IN (0, 1)),
    hours TEXT,
    ships INTEGER NOT NULL CHECK (ships IN (0, 1)),
    offers_pickup INTEGER NOT NULL CHECK (offers_pickup IN (0, 1)),
    tracked INTEGER NOT NULL CHECK (tracked IN (0, 1)),   -- 0: an UNTRACKED supplier, no cells
    stock_source INTEGER REFERENCES connection (id),      -- NULL: the console
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE location_group_member (
    name TEXT NOT NULL,
    location_id INTEGER NOT NULL REFERENCES location (id),
    PRIMARY KEY (name, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE location_link (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    external_id TEXT NOT NULL,
    location_id INTEGER NOT NULL REFERENCES location (id),
    PRIMARY KEY (connection_id, external_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE fulfils (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    location_id INTEGER NOT NULL REFERENCES location (id),
    PRIMARY KEY (connection_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE sku (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    product_type TEXT NOT NULL DEFAULT '',
    brand TEXT NOT NULL DEFAULT '',
    open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE listing (
    id INTEGER PRIMARY KEY,
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    external_id TEXT NOT NULL,
    parent_id TEXT,
    sku_id INTEGER REFERENCES sku (id),   -- NULL: unmapped
    sku_text TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    price_minor INTEGER, currency TEXT,
    tracked INTEGER NOT NULL, active INTEGER NOT NULL,
    updated_at INTEGER,
    missed_sweeps INTEGER NOT NULL DEFAULT 0,
    UNIQUE (connection_id, external_id)
) STRICT;
CREATE TABLE movement (
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    unavailable INTEGER,
    flags INTEGER NOT NULL,               -- 1 figure includes unavailable, 2 stamp clamped, 4 source gave no stamp
    cause INTEGER NOT NULL,
    source INTEGER NOT NULL,              -- connection whose clock `at` is read on; 0 the console
    at INTEGER,
    asked_at INTEGER,
    received_at INTEGER NOT NULL,
    actor TEXT,
    reference TEXT,
    line_id INTEGER,
    effect INTEGER NOT NULL,              -- by how much it changed on hand when it came in
    PRIMARY KEY (sku_id, location_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE live_movement (
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (sku_id, location_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE reservation (
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,         -- 0: no location yet
    seq INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,            -- signed
    cause INTEGER NOT NULL,
    actor TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (sku_id, location_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE stock (
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,         -- 0: demand without a location
    on_hand INTEGER NOT NULL,
    unavailable INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    safety_stock INTEGER NOT NULL,
    routing_safety_stock INTEGER NOT NULL,
    own_unavailable INTEGER NOT NULL,     -- sum of all our own unavailable movements
    figure INTEGER,                       -- newest anchor; NULL: none
    anchor_unavailable INTEGER,
    anchor_flags INTEGER NOT NULL,
    anchor_cause INTEGER,
    anchor_source INTEGER,                -- connection; 0 the console
    anchor_seq INTEGER NOT NULL,
    observed_at INTEGER,
    asked_at INTEGER,
    received_at INTEGER,
    live INTEGER NOT NULL,                -- rows in live_movement
    PRIMARY KEY (sku_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_seq (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    value INTEGER NOT NULL
) STRICT;
CREATE TABLE sku_stock (
    sku_id INTEGER PRIMARY KEY,
    on_hand INTEGER NOT NULL,
    unavailable INTEGER NOT NULL,
    reserved INTEGER NOT NULL,            -- at locations
    unrouted INTEGER NOT NULL,            -- at no location
    safety_stock INTEGER NOT NULL,
    cells INTEGER NOT NULL,
    negative INTEGER NOT NULL,            -- cells with free < 0
    low INTEGER NOT NULL                  -- cells with ATP < 0 <= free
, changed_seq INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE safety_stock_rule (
    id INTEGER PRIMARY KEY,
    sku_id INTEGER, product_type TEXT,    -- at most one; none: every article
    location_id INTEGER, location_group TEXT,  -- at most one; none: everywhere
    routing INTEGER NOT NULL CHECK (routing IN (0, 1)),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    CHECK (sku_id IS NULL OR product_type IS NULL),
    CHECK (location_id IS NULL OR location_group IS NULL)
) STRICT;
CREATE TABLE allocation (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    sku_id INTEGER NOT NULL,              -- 0: the channel's default
    share_percent INTEGER NOT NULL CHECK (share_percent >= 0),
    threshold INTEGER NOT NULL CHECK (threshold >= 0),
    cap INTEGER,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (connection_id, sku_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE published (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,         -- 0: the channel as a whole
    value INTEGER NOT NULL,
    observed_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,          -- observed_at of the first observation with this value
    previous INTEGER,                     -- the value before; NULL: there was none
    previous_seen_at INTEGER,             -- observed_at of the last observation of it
    PRIMARY KEY (connection_id, sku_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    connection_id INTEGER NOT NULL,       -- 0: imported
    external_id TEXT NOT NULL,
    number TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('SHIP', 'PICKUP', 'IN_STORE')),
    state TEXT NOT NULL CHECK (state IN ('DRAFT', 'OPEN', 'PARTIAL', 'FULFILLED', 'CANCELLED')),
    channel_state TEXT NOT NULL,
    reserves INTEGER NOT NULL,            -- 1: open units hold stock in this state of the channel
    location_id INTEGER NOT NULL,         -- fixed by the channel; 0: none
    held_at INTEGER NOT NULL,             -- whose figure has lost the lines since figure_lost_at; 0: nobody's
    placed_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,          -- of the newest version, channel's clock
    received_at INTEGER NOT NULL,
    figure_lost_at INTEGER,
    figure_restored_at INTEGER,           -- the channel's state put open units back into its figure
    cancelled_at INTEGER,
    promised_at INTEGER, promise_basis TEXT,
    total_minor INTEGER, currency TEXT,
    country TEXT, region TEXT, city TEXT, postal_code TEXT,
    buyer BLOB,                           -- sealed, subject order:<connection>:<external id>
    hold INTEGER NOT NULL,
    history INTEGER NOT NULL,             -- 1: imported past, neither reserves nor opens cases
    content_hash INTEGER NOT NULL,        -- of the newest version
    version INTEGER NOT NULL,
    ordered_units INTEGER NOT NULL, open_units INTEGER NOT NULL, unrouted_units INTEGER NOT NULL,
    unmapped_lines INTEGER NOT NULL,
    places INTEGER NOT NULL,              -- how many locations its units are at
    place_id INTEGER NOT NULL,            -- the one location of its units, else the fixed one; 0: none or several
    UNIQUE (connection_id, external_id)
) STRICT;
CREATE TABLE order_line (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    external_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    sku_id INTEGER,                       -- NULL: unmapped or not an article
    sku_text TEXT NOT NULL,
    title TEXT NOT NULL,
    price_minor INTEGER, currency TEXT,
    seen_at INTEGER NOT NULL,             -- stamp of the newest version that names it; older than the order's: removed
    quantity INTEGER NOT NULL,            -- as that version has it
    channel_cancelled INTEGER NOT NULL, own_cancelled INTEGER NOT NULL,
    cancelled_at INTEGER,                 -- when single units were last cancelled
    ordered INTEGER NOT NULL, cancelled INTEGER NOT NULL,
    unrouted INTEGER NOT NULL, backordered INTEGER NOT NULL,
    UNIQUE (order_id, external_id)
) STRICT;
CREATE TABLE order_line_place (
    line_id INTEGER NOT NULL REFERENCES order_line (id),
    location_id INTEGER NOT NULL,         -- 0 in imported history that names none
    assigned INTEGER NOT NULL, picked INTEGER NOT NULL, packed INTEGER NOT NULL, ready INTEGER NOT NULL,
    shipped INTEGER NOT NULL, collected INTEGER NOT NULL,
    delivered INTEGER NOT NULL, returned INTEGER NOT NULL,
    PRIMARY KEY (line_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE order_step (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    external_id TEXT NOT NULL,            -- own: done here, not told back by the channel yet
    at INTEGER NOT NULL,                  -- the channel's clock
    received_at INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    units INTEGER NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (order_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE order_part (
    order_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    line_id INTEGER NOT NULL REFERENCES order_line (id),
    location_id INTEGER NOT NULL,
    units INTEGER NOT NULL,
    sellable INTEGER NOT NULL,            -- of a return: told sellable again
    damaged INTEGER NOT NULL,             -- of a return: written off
    PRIMARY KEY (order_id, step, line_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE pull (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    resource TEXT NOT NULL,
    watermark INTEGER,                    -- channel's clock, overlap taken off; NULL: nothing was ever read to its end
    page_token TEXT,                      -- of the delta under way
    started_at INTEGER,                   -- of the delta under way, channel's clock; NULL: none is
    asked_at INTEGER,                     -- the same on our clock
    sweep_number INTEGER NOT NULL,        -- of the sweep under way, else of the last one
    sweep_token TEXT,
    sweep_started_at INTEGER,             -- NULL: no sweep is under way
    sweep_asked_at INTEGER,
    sweep_from INTEGER,                   -- NULL: the sweep reads everything; else only what changed since, channel's clock
    swept_at INTEGER,                     -- start of the last complete sweep of everything, our clock
    confirmed_at INTEGER,                 -- start of the last complete traversal, channel's clock
    confirmed_received_at INTEGER,        -- the same on our clock: rows not seen to change are as new as this
    reread_wanted INTEGER NOT NULL,       -- 1: somebody asked for a sweep
    reread_from INTEGER,                  -- from where; NULL: everything
    resets INTEGER NOT NULL,              -- grows when a person starts it over; a page asked for before that is dropped
    PRIMARY KEY (connection_id, resource)
) STRICT, WITHOUT ROWID;
CREATE TABLE pulled_object (
    connection_id INTEGER NOT NULL,
    resource TEXT NOT NULL,
    external_id TEXT NOT NULL,
    hash INTEGER NOT NULL,                -- of the neutral record; 0: apply again whatever it looks like
    sweep INTEGER NOT NULL,
    missed INTEGER NOT NULL,              -- complete sweeps in a row without it; closed at 2
    PRIMARY KEY (connection_id, resource, external_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE parked_row (
    id INTEGER PRIMARY KEY,
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    resource TEXT NOT NULL,
    external_id TEXT NOT NULL,
    code TEXT NOT NULL,
    args TEXT NOT NULL,                   -- one a line
    raw BLOB,                             -- sealed, subject parked:<id>; NULL once resolved
    changed_at INTEGER,                   -- the channel's stamp of the row; NULL when it gave none
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('OPEN', 'GIVEN_UP', 'RESOLVED')),
    resolved_at INTEGER,
    UNIQUE (connection_id, resource, external_id)
) STRICT;
CREATE TABLE channel_state (
    connection_id INTEGER PRIMARY KEY REFERENCES connection (id),
    state TEXT NOT NULL CHECK (state IN ('LOADING', 'RUNNING', 'OFFLINE', 'UNAUTHORIZED')),
    since INTEGER NOT NULL,
    detail TEXT NOT NULL,                 -- the channel's words, no secret, no person
    fulfils_chosen INTEGER NOT NULL       -- 1: a person said which locations fulfil; new ones are not added by themselves
) STRICT;
CREATE TABLE pull_minute (
    connection_id INTEGER NOT NULL,
    resource TEXT NOT NULL,
    minute INTEGER NOT NULL,              -- whole minutes since 1970
    requests INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    behind_micros INTEGER NOT NULL, lag_micros INTEGER,       -- longest time between starts of two complete traversals that ended in this minute
    PRIMARY KEY (connection_id, resource, minute)
) STRICT, WITHOUT ROWID;
CREATE TABLE pull_error (
    id INTEGER PRIMARY KEY,
    connection_id INTEGER NOT NULL,
    resource TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL
) STRICT;
CREATE TABLE lag_sample (
    connection_id INTEGER NOT NULL,
    resource TEXT NOT NULL,
    slot INTEGER NOT NULL,
    at INTEGER NOT NULL,
    lag_micros INTEGER NOT NULL,
    PRIMARY KEY (connection_id, resource, slot)
) STRICT, WITHOUT ROWID;
CREATE TABLE policy_version (
    hash TEXT PRIMARY KEY,
    policy TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE routing_setting (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    number INTEGER NOT NULL,
    value TEXT,                           -- JSON; NULL: taken away
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (kind, subject, number)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE routing_pause (
    run TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE backorder (
    line_id INTEGER PRIMARY KEY REFERENCES order_line (id),
    order_id INTEGER NOT NULL REFERENCES orders (id),
    units INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    basis TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE TABLE capacity_taken (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    location_id INTEGER NOT NULL,
    day TEXT NOT NULL,                    -- ISO date there
    shift INTEGER NOT NULL,               -- number within that day, from 0
    lines INTEGER NOT NULL,
    units INTEGER NOT NULL,
    PRIMARY KEY (order_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE pickup_taken (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id),
    location_id INTEGER NOT NULL,
    slot_from INTEGER NOT NULL,
    slot_to INTEGER NOT NULL
) STRICT;
CREATE TABLE rejection (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    location_id INTEGER NOT NULL,
    units INTEGER NOT NULL,
    reason TEXT NOT NULL,                 -- a word of a fixed list
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (order_id, location_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE movement_archive (
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    unavailable INTEGER,
    flags INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    source INTEGER NOT NULL,
    at INTEGER,
    asked_at INTEGER,
    received_at INTEGER NOT NULL,
    actor TEXT,
    reference TEXT,
    line_id INTEGER,
    effect INTEGER NOT NULL,
    PRIMARY KEY (sku_id, location_id, seq)
) STRICT, WITHOUT ROWID;
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
, order_id INTEGER, said TEXT) STRICT;
CREATE TABLE outbox_movement (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (outbox_id, sku_id, location_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE pushed (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    sku_id INTEGER NOT NULL,
    location_id INTEGER NOT NULL,         -- 0: the channel as a whole
    value INTEGER NOT NULL,
    pushed_at INTEGER NOT NULL,           -- our clock, when the answer came
    PRIMARY KEY (connection_id, sku_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE publishing (
    connection_id INTEGER PRIMARY KEY REFERENCES connection (id),
    since INTEGER NOT NULL
, location_id INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE routing_network (
    hash TEXT PRIMARY KEY,
    facts BLOB NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE stock_snapshot (
    id INTEGER PRIMARY KEY,               -- random; also in the file
    ledger_seq INTEGER NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT;
INSERT INTO migration VALUES (1, 'V001__foundation.sql', 'c8ce70e4370cbc2b866ef01f89e5ff609be38e7a803ce49d60dea4d977cf112c', 1796128035444218);
INSERT INTO migration VALUES (2, 'V002__routing.sql', '57adb002e057966914150c2ced49d5d11b839e359f8279c24b4f9a5fa66270f6', 1796128035444218);
INSERT INTO migration VALUES (3, 'V003__one_order_of_cells_and_an_archive.sql', '4621c2b1a092307f69cf851dc8da1dbad12c70265db87a4007427e863e728ca7', 1796128035444218);
INSERT INTO migration VALUES (4, 'V004__outbox.sql', 'a4fdf3280dcc4b22c172e0f7507babc5acf3f6edad6e9afa46269c76912fcc4f', 1796128035444218);
INSERT INTO migration VALUES (5, 'V005__assignments_told.sql', 'e0e91432c07ba64b4552ae3f19286b992b74a0616cc0c8ffcc4253da9d5c2203', 1796128035444218);
INSERT INTO migration VALUES (6, 'V006__routing_as_it_was.sql', '686c4f9c532682417ead7200feee05bf114dd3004a97af504e6a033b6f0f14e9', 1796128035444218);
INSERT INTO migration VALUES (7, 'V007__lag_by_minute.sql', 'a0cc41b3b396660343d5a0589b4af5cc9ecac29aa14271e402e84581709d6ddf', 1796128035444218);
INSERT INTO migration VALUES (8, 'V008__publishing_at_a_location.sql', 'd5a32b54e440e6754c3b3c7cf98c9a08eb50cb0f07cf7d424b2faa64b525c330', 1796128035444218);
INSERT INTO meta VALUES ('checked_in_full_at', '1796128035634608');
INSERT INTO meta VALUES ('event_chain_key', '73e7b8cbf1f6ff1a');
INSERT INTO event VALUES (1, 1, 1796128035937451, 'PERSON', 'clerk', 'Noted', 'thing:1', '{"fact":"first"}', x'9576f25ded379840f9e1136a1280d628a140dfaa7b29017c04ccc69d6642b457');
INSERT INTO event VALUES (2, 2, 1796128035993368, 'PERSON', 'clerk', 'Noted', 'thing:1', '{"fact":"second"}', x'b60b69237aac4e0b491c716c7f89f3b9532d92687ab21c5d646ac583286dc7d0');
INSERT INTO connection VALUES (1, 'name', 'kind', 'url', 'account', x'01', 'REALTIME', 'ACTIVE', 1, 1, 1);
INSERT INTO location VALUES (1, 'code', 'name', 'WAREHOUSE', 'street', 'city', 'state', 'postal_code', 'country', 1.5, 1.5, 'zone', 0, 'hours', 0, 0, 0, 1, 0, 1);
INSERT INTO location_group_member VALUES ('name', 1);
INSERT INTO location_link VALUES (1, 'external_id', 1);
INSERT INTO fulfils VALUES (1, 1);
INSERT INTO sku VALUES (1, 'code', 'title', 'product_type', 'brand', 0, 1);
INSERT INTO listing VALUES (1, 1, 'external_id', 'parent_id', 1, 'sku_text', 'title', 1, 'currency', 1, 1, 1, 1);
INSERT INTO movement VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 'actor', 'reference', 1, 1);
INSERT INTO live_movement VALUES (1, 1, 1);
INSERT INTO reservation VALUES (1, 1, 1, 1, 1, 1, 'actor', 1);
INSERT INTO stock VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO ledger_seq VALUES (1, 0);
INSERT INTO sku_stock VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO safety_stock_rule VALUES (1, NULL, NULL, NULL, NULL, 0, 1);
INSERT INTO allocation VALUES (1, 1, 1, 1, 1, 1);
INSERT INTO published VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO orders VALUES (1, 1, 'external_id', 'number', 'SHIP', 'DRAFT', 'channel_state', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 'promise_basis', 1, 'currency', 'country', 'region', 'city', 'postal_code', x'01', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO order_line VALUES (1, 1, 'external_id', 1, 1, 'sku_text', 'title', 1, 'currency', 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO order_line_place VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO order_step VALUES (1, 1, 'kind', 'external_id', 1, 1, 1, 1, 'detail');
INSERT INTO order_part VALUES (1, 1, 1, 1, 1, 1, 1);
INSERT INTO pull VALUES (1, 'resource', 1, 'page_token', 1, 1, 1, 'sweep_token', 1, 1, 1, 1, 1, 1, 1, 1, 1);
INSERT INTO pulled_object VALUES (1, 'resource', 'external_id', 1, 1, 1);
INSERT INTO parked_row VALUES (1, 1, 'resource', 'external_id', 'code', 'args', x'01', 1, 1, 1, 1, 'OPEN', 1);
INSERT INTO channel_state VALUES (1, 'LOADING', 1, 'detail', 1);
INSERT INTO pull_minute VALUES (1, 'resource', 1, 1, 1, 1, 1, 1, 1);
INSERT INTO pull_error VALUES (1, 1, 'resource', 'code', 'message', 1, 1, 1);
INSERT INTO lag_sample VALUES (1, 'resource', 1, 1, 1);
INSERT INTO policy_version VALUES ('hash', 'policy', 1, 'created_by');
INSERT INTO policy_publication VALUES (1, 'hash', 1, 1, 'published_by', 'approved_by', 0, 1);
INSERT INTO policy_draft VALUES (1, 1, 'policy', 'based_on', 1, 'changed_by', 'proposed_by', 1, 1, 'replay');
INSERT INTO routing_setting VALUES ('kind', 'subject', 1, 'value', 1, 'actor');
INSERT INTO order_routing VALUES (1, 'run', 'WAITING', 'queue', 1, 1, 1, 1, 1);
INSERT INTO routing_run VALUES (1, 'run', 'policy_hash', 'ORDER', 1, 1, 1, 1, 1, 1, 1, 1, 'result');
INSERT INTO routing_pause VALUES ('run', 1, 'actor');
INSERT INTO routing_decision VALUES (1, 1, 1, 1, 'policy_hash', 1, 'outcome', x'01');
INSERT INTO backorder VALUES (1, 1, 1, 1, 1, 'basis', 1);
INSERT INTO capacity_taken VALUES (1, 1, 'day', 1, 1, 1);
INSERT INTO pickup_taken VALUES (1, 1, 1, 1);
INSERT INTO rejection VALUES (1, 1, 1, 'reason', 1, 'actor');
INSERT INTO incoming VALUES (1, 'PURCHASE', 'reference', 1, 1, 1, 1, 'source', 1);
INSERT INTO near_option VALUES (1, 'option', 1, 1);
INSERT INTO near_change VALUES (1, 1, 1, 1, 1, 'cause');
INSERT INTO movement_archive VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 'actor', 'reference', 1, 1);
INSERT INTO outbox VALUES (1, 1, 'kind', 'PENDING', 'subject', 'second_subject', 1, 1, 1, 1, 1, 1, 1, 1, 0, 'idempotency_key', x'01', 1, 1, 'code', 'words', 'actor', 1, 'said');
INSERT INTO outbox_movement VALUES (1, 1, 1, 1);
INSERT INTO pushed VALUES (1, 1, 1, 1, 1);
INSERT INTO publishing VALUES (1, 1, 1);
INSERT INTO routing_network VALUES ('hash', x'01', 1);
INSERT INTO stock_snapshot VALUES (1, 1, 1);
CREATE INDEX event_by_subject ON event (subject, seq);
CREATE TRIGGER event_is_not_edited BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never edited'); END;
CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE INDEX sku_product_type ON sku (product_type);
CREATE INDEX sku_brand ON sku (brand);
CREATE INDEX listing_sku ON listing (sku_id);
CREATE INDEX reservation_line ON reservation (line_id);
CREATE UNIQUE INDEX safety_stock_rule_scope ON safety_stock_rule
    (ifnull(sku_id, 0), ifnull(product_type, ''), ifnull(location_id, 0), ifnull(location_group, ''), routing);
CREATE INDEX orders_placed ON orders (placed_at DESC, id DESC);
CREATE INDEX orders_state ON orders (state, placed_at DESC);
CREATE INDEX orders_number ON orders (number COLLATE NOCASE);
CREATE INDEX orders_open ON orders (placed_at DESC) WHERE open_units > 0;
CREATE INDEX orders_not_in_figure ON orders (connection_id)
    WHERE open_units > 0 AND (figure_lost_at IS NULL OR figure_restored_at IS NOT NULL);
CREATE INDEX order_line_sku ON order_line (sku_id);
CREATE INDEX order_line_unrouted ON order_line (sku_id) WHERE unrouted + backordered > 0;
CREATE INDEX order_line_place_location ON order_line_place (location_id);
CREATE UNIQUE INDEX order_step_once ON order_step (order_id, kind, external_id) WHERE external_id NOT IN ('', 'own');
CREATE INDEX parked_row_open ON parked_row (connection_id, resource) WHERE state = 'OPEN';
CREATE INDEX pull_error_connection ON pull_error (connection_id, last_at DESC);
CREATE INDEX order_step_goods ON order_step (at) WHERE kind IN ('SHIPPED', 'COLLECTED');
CREATE INDEX order_line_place_open ON order_line_place (location_id) WHERE assigned + picked + packed + ready > 0;
CREATE INDEX orders_open_live ON orders (placed_at) WHERE open_units > 0 AND history = 0;
CREATE INDEX order_routing_due ON order_routing (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX order_routing_cancel ON order_routing (cancel_at) WHERE cancel_at IS NOT NULL;
CREATE INDEX order_routing_queue ON order_routing (queue) WHERE queue IS NOT NULL;
CREATE INDEX order_routing_state ON order_routing (state);
CREATE INDEX routing_run_started ON routing_run (started_at DESC);
CREATE INDEX routing_decision_order ON routing_decision (order_id, id DESC);
CREATE INDEX backorder_order ON backorder (order_id);
CREATE INDEX capacity_taken_day ON capacity_taken (day, location_id);
CREATE INDEX pickup_taken_slot ON pickup_taken (location_id, slot_from);
CREATE INDEX rejection_location ON rejection (location_id, at);
CREATE INDEX incoming_sku ON incoming (sku_id) WHERE units > 0;
CREATE INDEX near_change_order ON near_change (order_id, id DESC);
CREATE INDEX outbox_open ON outbox (connection_id, kind, due_at) WHERE state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_subject ON outbox (connection_id, subject) WHERE state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_second_subject ON outbox (connection_id, second_subject)
    WHERE second_subject IS NOT NULL AND state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_sku ON outbox (sku_id) WHERE state IN ('PENDING', 'IN_FLIGHT', 'PARKED');
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX outbox_order ON outbox (order_id) WHERE order_id IS NOT NULL;
