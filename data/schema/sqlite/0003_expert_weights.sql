-- Who made a mixture's forecast: a JSON object with the weight of each expert by name; NULL where there is no mixture.
-- Written with the forecast and, like all of it, never again.
ALTER TABLE forecasts ADD COLUMN weights TEXT;

DROP TRIGGER forecasts_are_not_rewritten;

CREATE TRIGGER forecasts_are_not_rewritten BEFORE UPDATE ON forecasts
WHEN OLD.outcome <> 'pending' OR NEW.series_id <> OLD.series_id OR NEW.as_of <> OLD.as_of
  OR NEW.model_id <> OLD.model_id OR NEW.step <> OLD.step OR NEW.horizon_steps <> OLD.horizon_steps
  OR NEW.price <> OLD.price OR NEW.up <> OLD.up OR NEW.made <> OLD.made OR NEW.weights IS NOT OLD.weights
BEGIN
    SELECT RAISE(ABORT, 'a forecast is never rewritten');
END;
