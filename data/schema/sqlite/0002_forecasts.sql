-- A forecast as it was given live: written before its outcome, and nothing of it changed since but that.
-- Times are UTC in milliseconds since 1970. The outcome is 'rose' or 'did_not_rise' with the price that decided it,
-- 'unknown' where prices are missing, 'pending' until then.
CREATE TABLE forecasts (
    series_id     INTEGER NOT NULL REFERENCES series (id),
    as_of         INTEGER NOT NULL,
    model_id      TEXT    NOT NULL,
    step          TEXT    NOT NULL,
    horizon_steps INTEGER NOT NULL CHECK (horizon_steps > 0),
    price         REAL    NOT NULL CHECK (price > 0),
    up            REAL    NOT NULL CHECK (up >= 0 AND up <= 1),
    made          INTEGER NOT NULL,
    outcome       TEXT    NOT NULL DEFAULT 'pending'
                  CHECK (outcome IN ('pending', 'rose', 'did_not_rise', 'unknown')),
    seen_at       INTEGER,
    seen          REAL CHECK (seen > 0),
    PRIMARY KEY (series_id, as_of, model_id)
) WITHOUT ROWID;

CREATE INDEX forecasts_pending ON forecasts (series_id, as_of) WHERE outcome = 'pending';

CREATE TRIGGER forecasts_are_not_rewritten BEFORE UPDATE ON forecasts
WHEN OLD.outcome <> 'pending' OR NEW.series_id <> OLD.series_id OR NEW.as_of <> OLD.as_of
  OR NEW.model_id <> OLD.model_id OR NEW.step <> OLD.step OR NEW.horizon_steps <> OLD.horizon_steps
  OR NEW.price <> OLD.price OR NEW.up <> OLD.up OR NEW.made <> OLD.made
BEGIN
    SELECT RAISE(ABORT, 'a forecast is never rewritten');
END;

CREATE TRIGGER forecasts_are_not_deleted BEFORE DELETE ON forecasts
BEGIN
    SELECT RAISE(ABORT, 'a forecast is never deleted');
END;
