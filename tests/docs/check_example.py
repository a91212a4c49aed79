#!/usr/bin/env python3
"""Reckons the example of docs/how-it-works.md anew, in both languages, and asks the built program for the same forecast.

Usage: check_example.py SOURCE_ROOT FOLDER_OF_THE_PROGRAMS
"""
import json
import math
import pathlib
import re
import statistics
import sys

from documents import blocks_of
from world import MINUTE_MS, World

NAMES = ["ret1", "ret3", "vol5", "ma5", "ma15", "mom5"]


def numbers_in(text):
    """The numbers of a text, with a point or a comma for the decimals."""
    return [float(number.replace("−", "-").replace(",", ".")) for number in re.findall(r"−?\d+(?:[.,]\d+)?", text)]


def read(document):
    """Prices, the feature table's last numbers, and mean, deviation, z, coefficient, product of each feature; constant; result."""
    prices = next(numbers_in(" ".join(block.lines)) for block in blocks_of(document) if block.language == "text")
    text = document.read_text(encoding="utf-8")
    features, rows = {}, {}
    for line in text.splitlines():
        cells = line.split("|")
        name = cells[1].strip().strip("`") if len(cells) > 2 else ""
        if name in NAMES and len(cells) == 5:
            features[name] = numbers_in(cells[3])[-1]
        elif name in NAMES:
            rows[name] = [numbers_in(cell)[0] for cell in cells[2:7]]
    constant = numbers_in(re.search(r"^\| constant\w? .*$", text, re.MULTILINE).group())[-1]
    return prices, features, rows, constant, numbers_in(re.search(r"\*\*0[.,]5\d+\*\*", text).group())[0]


def features_of(prices):
    returns = [math.log(b / a) for a, b in zip(prices, prices[1:])]
    return dict(zip(NAMES, [returns[-1], math.log(prices[-1] / prices[-4]), statistics.stdev(returns[-5:]),
                            sum(prices[-5:]) / 5, sum(prices[-15:]) / 15, prices[-1] - prices[-6]]))


def wrong_arithmetic(document):
    prices, shown, rows, constant, result = read(document)
    total = constant
    for name, value in features_of(prices).items():
        mean, deviation, z, coefficient, product = rows[name]
        checks = [("the feature", shown[name], value, 5e-4 * abs(value)), ("z", z, (value - mean) / deviation, 2e-3),
                  ("the product", product, z * coefficient, 2e-4)]
        yield from (f"{document.name}: {name}: {what} is {real}, not {said}"
                    for what, said, real, allowed in checks if abs(said - real) > allowed)
        total += product
    if abs(1 / (1 + math.exp(-total)) - result) > 2e-4:
        yield f"{document.name}: the probability is {1 / (1 + math.exp(-total))}, not {result}"


def forecast_of_the_program(world, document):
    """What `predict` says of the document's prices with the document's model."""
    prices, _, rows, constant, _ = read(document)
    start = world.now_ms - world.now_ms % MINUTE_MS - len(prices) * MINUTE_MS
    lines = [f"{start + i * MINUTE_MS},{price}" for i, price in enumerate(prices)]
    world.path("example.csv").write_text("\n".join(["time,price", *lines]) + "\n")
    world.cli("import", "example.csv")
    mean, scale, _, coefficients, _ = zip(*(rows[name] for name in NAMES))
    card = {"C": 1, "coef": coefficients, "created": "2026-11-24T03:04:05.678Z", "features": NAMES, "format": 1,
            "horizon_steps": 5, "id": "seed-20261124T030405678Z", "intercept": constant, "kind": "seed", "n_test": 356,
            "n_train": 1066, "scaler_mean": mean, "scaler_scale": scale,
            "series": {"asset": "bitcoin", "currency": "usd", "source": "coingecko"}, "step": "1m",
            "test": {"accuracy": 0.57, "auc": 0.6, "base_rate": 0.49, "brier": 0.244, "confusion_tn_fp_fn_tp":
                     [99, 83, 70, 104], "log_loss": 0.68, "rows": 356},
            "trained_on": {"from": "2026-11-23T03:04:05.678Z", "rows": 1441, "to": "2026-11-24T03:04:05.678Z"}}
    world.path("models").mkdir(exist_ok=True)
    world.path("models", "seed-bitcoin-usd-coingecko.json").write_text(json.dumps(card))
    code, out, errors, _ = world.shell("cryptopulse-cli --json predict")
    return json.loads(out)["proba_up_next_5"] if code == 0 else f"{out}{errors}"


def main():
    documents = [pathlib.Path(sys.argv[1]) / "docs" / name for name in ("how-it-works.md", "como-funciona.pt-BR.md")]
    wrong = [fault for document in documents for fault in wrong_arithmetic(document)]
    with World(sys.argv[2]) as world:
        said = forecast_of_the_program(world, documents[0])
    if not isinstance(said, float) or abs(said - read(documents[0])[-1]) > 5e-4:
        wrong.append(f"{documents[0].name}: the program says {said}")
    print("\n".join(wrong) or f"the example is right: the program says {said:.4f}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
