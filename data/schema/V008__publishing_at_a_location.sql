-- A channel that sums its locations is told what it may sell as the figure of one of them.
ALTER TABLE publishing ADD COLUMN location_id INTEGER NOT NULL DEFAULT 0;   -- 0: the channel as a whole
