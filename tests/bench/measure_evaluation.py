#!/usr/bin/env python3
"""Measures walk-forward evaluation and backtest beside the same work in scikit-learn, in one run on one machine.

Usage: measure_evaluation.py CRYPTOPULSE_CLI PRICES.csv[.gz] [--rows 130000] [--whole]

PRICES.csv: "time,price", minutes (milliseconds since 1970). scikit-learn walks the newest --rows of them only, because its time grows
with the square of the days; the seed's model, refitted each UTC day on all that came before, purged by the horizon. Both must
come to the same numbers. --whole then lets cryptopulse-cli walk all of the file with the adaptive model beside the others.
Needs /usr/bin/python3 with scikit-learn and pandas.
"""
import argparse
import gzip
import json
import os
import subprocess
import tempfile
import time

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler

HORIZON = 5
DAY_MS = 86_400_000


def seed_features(prices):
    """The six features of the seed's model and its label; NaN where there are none."""
    log = np.log(prices)
    ret1 = log.diff()
    frame = pd.DataFrame({
        "ret1": ret1, "ret3": log.diff(3), "vol5": ret1.rolling(5).std(),
        "ma5": prices.rolling(5).mean(), "ma15": prices.rolling(15).mean(), "mom5": prices.diff(5)})
    ahead = prices.shift(-HORIZON)
    return frame.to_numpy(), np.where(ahead.isna(), np.nan, (ahead > prices).astype(float))


def walk(times, prices, folds):
    """Probabilities and labels of the scored steps, a fit before each fold."""
    features, labels = seed_features(pd.Series(prices))
    usable = ~np.isnan(features).any(axis=1) & ~np.isnan(labels)
    up, truth = [], []
    for fold in folds:
        begin = pd.Timestamp(fold["from"]).value // 1_000_000
        end = pd.Timestamp(fold["to"]).value // 1_000_000
        first = np.searchsorted(times, begin // DAY_MS * DAY_MS)
        past = usable.copy()
        past[max(0, first - HORIZON):] = False
        scored = usable & (times >= begin) & (times <= end)
        scaler = StandardScaler().fit(features[past])
        model = LogisticRegression(C=1.0, solver="lbfgs", max_iter=1000, tol=1e-6)
        model.fit(scaler.transform(features[past]), labels[past])
        up.append(model.predict_proba(scaler.transform(features[scored]))[:, 1])
        truth.append(labels[scored])
    return np.concatenate(up), np.concatenate(truth)


def timed(cli, home, *command):
    """What the command printed, and seconds by the clock and of processor."""
    begun, before = time.perf_counter(), os.times()
    out = subprocess.run([cli, "--home", home, "--json", *command], capture_output=True, text=True, check=True).stdout
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return json.loads(out), time.perf_counter() - begun, used


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cli")
    parser.add_argument("prices")
    parser.add_argument("--rows", type=int, default=130_000)
    parser.add_argument("--whole", action="store_true")
    args = parser.parse_args()
    opened = gzip.open if args.prices.endswith(".gz") else open
    with opened(args.prices, "rt") as file:
        table = pd.read_csv(file)
    newest = table.tail(args.rows)
    with tempfile.TemporaryDirectory() as home:
        part = os.path.join(home, "part.csv")
        newest.to_csv(part, index=False)
        timed(args.cli, home, "import", part)
        ours, wall, used = timed(args.cli, home, "evaluate", "--model", "seed", "--step", "1m")
        begun, cpu = time.perf_counter(), time.process_time()
        up, truth = walk(newest["time"].to_numpy(), newest["price"].to_numpy(), ours["folds"])
        their_wall, their_cpu = time.perf_counter() - begun, time.process_time() - cpu
    print(f"walk-forward of the seed's model, {args.rows} minutes, {len(ours['folds'])} daily refits")
    print(f"  cryptopulse-cli (start, load, the coin beside it): {wall:.2f} s, processor {used:.2f} s")
    print(f"  scikit-learn (in memory):                          {their_wall:.2f} s, processor {their_cpu:.2f} s"
          f"  ratio {their_wall / wall:.1f}")
    print(f"  scored {ours['n_scored']} / {len(up)}, log-loss {ours['log_loss']:.9f} / {log_loss(truth, up):.9f}")
    if args.whole:
        with tempfile.TemporaryDirectory() as home:
            whole = os.path.join(home, "whole.csv")
            table.to_csv(whole, index=False)
            report, wall, used = timed(args.cli, home, "import", whole)
            print(f"import of {len(table)} rows: {wall:.2f} s, processor {used:.2f} s, {len(table) / wall:,.0f} rows/s")
            report, wall, used = timed(args.cli, home, "evaluate", "--model", "adaptive", "--step", "1m")
            print(f"adaptive, seed and coin on all of it, {len(report['folds'])} daily refits: {wall:.1f} s, processor {used:.1f} s")
            report, wall, used = timed(args.cli, home, "backtest", "--model", "seed")
            print(f"backtest of the seed's model with its walk, sweep and 1,000 random runs: {wall:.1f} s, processor {used:.1f} s")


if __name__ == "__main__":
    main()
