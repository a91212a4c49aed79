-- Copies of many consecutive samples in one row each, from which a long series is read many times faster. The samples themselves
-- stay the truth: a block whose stretch no longer holds exactly its samples is dropped, or not believed. Of each sample: the
-- milliseconds since the one before (32 bits; of the first one 0), then, after all of these, the prices (64 bits); little-endian.
CREATE TABLE packed (
    id        INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series (id),
    from_time INTEGER NOT NULL CHECK (from_time <= to_time),
    to_time   INTEGER NOT NULL,
    count     INTEGER NOT NULL CHECK (count > 0),
    bytes     BLOB    NOT NULL
);

-- Holds all but the bytes: a key that lay beside them would have SQLite read them all for every comparison.
CREATE UNIQUE INDEX packed_by_time ON packed (series_id, to_time, from_time, count);

-- None for INSERT: it would cost every import half of its speed. Whoever inserts drops the blocks there, and what another program
-- inserted is found by counting.
CREATE TRIGGER packed_follows_delete AFTER DELETE ON samples
BEGIN
    DELETE FROM packed WHERE from_time <= OLD.time AND id =
        (SELECT id FROM packed WHERE series_id = OLD.series_id AND to_time >= OLD.time ORDER BY to_time LIMIT 1);
END;

CREATE TRIGGER packed_follows_update AFTER UPDATE ON samples
BEGIN
    DELETE FROM packed WHERE series_id IN (OLD.series_id, NEW.series_id)
        AND (OLD.time BETWEEN from_time AND to_time OR NEW.time BETWEEN from_time AND to_time);
END;
