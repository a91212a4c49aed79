-- A series is one asset in one currency from one source.
CREATE TABLE series (
    id       INTEGER PRIMARY KEY,
    asset    TEXT NOT NULL,
    currency TEXT NOT NULL,
    source   TEXT NOT NULL,
    UNIQUE (asset, currency, source)
);

-- One observed price. Times are UTC in milliseconds since 1970; a series has one price at a time.
CREATE TABLE samples (
    series_id INTEGER NOT NULL REFERENCES series (id),
    time      INTEGER NOT NULL,
    price     REAL    NOT NULL CHECK (price > 0),
    received  INTEGER NOT NULL,
    PRIMARY KEY (series_id, time)
) WITHOUT ROWID;
