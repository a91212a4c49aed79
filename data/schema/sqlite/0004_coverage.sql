-- For which stretches [from_time, to_time) the history of a series' source was asked, and all that it had is stored: what is still
-- missing there cannot be had. Stretches neither overlap nor touch. UTC milliseconds since 1970.
CREATE TABLE coverage (
    series_id INTEGER NOT NULL REFERENCES series (id),
    from_time INTEGER NOT NULL,
    to_time   INTEGER NOT NULL CHECK (to_time > from_time),
    PRIMARY KEY (series_id, from_time)
) WITHOUT ROWID;
