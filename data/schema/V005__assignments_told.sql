-- What channels were told of where their orders leave from.
ALTER TABLE outbox ADD COLUMN order_id INTEGER;   -- of an assignment; its subject is order:<id>
ALTER TABLE outbox ADD COLUMN said TEXT;          -- of an assignment, as last tried: <location>:<line>:<units>;... in order
CREATE INDEX outbox_order ON outbox (order_id) WHERE order_id IS NOT NULL;
