-- Networks that decisions saw, each once: deflated JSON named by the SHA-256 of its text. Without what changes all the time; decisions remember of that what they need.
CREATE TABLE routing_network (
    hash TEXT PRIMARY KEY,
    facts BLOB NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The file of packed stock cells beside this workspace that is as the cells were when ledger_seq was this. One row or none.
CREATE TABLE stock_snapshot (
    id INTEGER PRIMARY KEY,               -- random; also in the file
    ledger_seq INTEGER NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT;

-- What ledger_seq was when a cell of the article last changed: only articles above the number of the snapshot differ from it.
ALTER TABLE sku_stock ADD COLUMN changed_seq INTEGER NOT NULL DEFAULT 0;
