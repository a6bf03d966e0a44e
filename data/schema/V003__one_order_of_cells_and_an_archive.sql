-- Cells of one location are found article by article through the primary key; keeping a second order of all cells cost more than half of writing them.
DROP INDEX stock_location;

-- Movements that no fold reads any more: older than 400 days and included in the newest anchor of their cell. Only ever added to.
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
