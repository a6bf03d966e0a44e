-- The longest lag from a change at the channel to its commit here that was measured in the minute; null where none was.
ALTER TABLE pull_minute ADD COLUMN lag_micros INTEGER;
