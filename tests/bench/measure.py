#!/usr/bin/env python3
"""Measures cryptopulse-cli beside the Python system it replaces, in one run on one machine, and prints a table.

Usage: measure.py CRYPTOPULSE_CLI PEER_FOLDER [--rows 1000000]

PEER_FOLDER holds seed_api.py. Needs: wrk, and /usr/bin/python3 with fastapi, uvicorn, scikit-learn, pandas, sqlalchemy.
Both servers get the same synthetic minutes, listen on loopback and are asked the same questions. Figures of one machine
mean little; the ratios mean something.
"""
import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import random
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.request

START_MS = 1_640_995_200_000


def walk(rows):
    """Prices one minute apart: a seeded random walk."""
    random.seed(7)
    price = 40_000.0
    for i in range(rows):
        price *= math.exp(random.gauss(0, 6e-4))
        yield START_MS + 60_000 * i, round(price, 2)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def ask(port, path, method="GET", timeout=120):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    with urllib.request.urlopen(request, timeout=timeout) as reply:
        return json.load(reply)


class Server:
    """A started server; knows how long it took to its first answer and how much memory it holds."""

    def __init__(self, command, port, env=None):
        self.port = port
        begun = time.perf_counter()
        self.process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1) as s:
                    s.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    if s.recv(16):
                        break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"{command[0]} ended with {self.process.returncode}")
                time.sleep(0.001)
        self.start_s = time.perf_counter() - begun

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def wrk(self, path, seconds=5):
        out = subprocess.run(["wrk", "-t1", "-c16", f"-d{seconds}", "--latency", f"http://127.0.0.1:{self.port}{path}"],
                             capture_output=True, text=True, check=True).stdout
        p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
        scale = {"us": 1e-3, "ms": 1.0, "s": 1e3}[p99.group(2)]
        errors = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
        return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), float(p99.group(1)) * scale, bool(errors)

    def train_s(self, times):
        figures = []
        for _ in range(times):
            begun = time.perf_counter()
            answer = ask(self.port, "/train", "POST")
            figures.append(time.perf_counter() - begun)
            assert answer["status"] == "ok", answer
        return statistics.median(figures)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def start_ours(cli, home):
    port = free_port()
    return Server([cli, "--home", home, "serve", "--port", str(port), "--no-collect"], port)


def start_peer(folder, work):
    port = free_port()
    env = dict(os.environ, PRICES_DB=f"{work}/peer.db", MODEL_PKL=f"{work}/peer.pkl", PYTHONPATH=str(folder),
               PYTHONDONTWRITEBYTECODE="1")
    return Server(["/usr/bin/python3", "-m", "uvicorn", "seed_api:app", "--port", str(port), "--log-level", "error"],
                  port, env)


def prepare(cli, work, rows):
    """The same prices for both."""
    csv = work / f"{rows}.csv"
    home = work / f"home-{rows}"
    with csv.open("w") as out:
        out.write("time,price\n")
        out.writelines(f"{t},{p}\n" for t, p in walk(rows))
    begun = time.perf_counter()
    subprocess.run([cli, "--home", home, "import", csv], check=True, stdout=subprocess.DEVNULL)
    import_s = time.perf_counter() - begun
    db = sqlite3.connect(work / "peer.db")
    db.executescript("drop table if exists prices; create table prices(id integer primary key, ts datetime, price float);"
                     "create index prices_ts on prices(ts);")
    utc = datetime.timezone.utc
    stamp = lambda t: datetime.datetime.fromtimestamp(t / 1000, utc).strftime("%Y-%m-%d %H:%M:%S.000000")
    db.executemany("insert into prices(ts, price) values(?, ?)", ((stamp(t), p) for t, p in walk(rows)))
    db.commit()
    db.close()
    return home, import_s


def row(name, ours, peer, better_high):
    ratio = ours / peer if better_high else peer / ours
    print(f"| {name} | {ours:,.4g} | {peer:,.4g} | {ratio:,.1f}× |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("peer", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    arguments = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.platform()}\n")
    print("| figure | CryptoPulse | Python system | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        home, import_s = prepare(arguments.cli, work, arguments.rows)
        ours, peer = start_ours(arguments.cli, home), start_peer(arguments.peer, work)
        row(f"start to first answer, {arguments.rows:,} rows (s)", ours.start_s, peer.start_s, False)
        row(f"train {arguments.rows:,} rows, POST /train (s)", ours.train_s(5), peer.train_s(3), False)
        ours.stop(), peer.stop()
        home, _ = prepare(arguments.cli, work, 100_000)
        ours, peer = start_ours(arguments.cli, home), start_peer(arguments.peer, work)
        row("start to first answer, 100,000 rows (s)", ours.start_s, peer.start_s, False)
        row("memory after start, 100,000 rows (MB)", ours.memory_mb(), peer.memory_mb(), False)
        row("train 100,000 rows, POST /train (s)", ours.train_s(5), peer.train_s(3), False)
        row("memory after a training (MB)", ours.memory_mb(), peer.memory_mb(), False)
        for path in ("/", "/predict", "/data/last?n=300"):
            (fast, fast99, bad), (slow, slow99, bad_too) = ours.wrk(path), peer.wrk(path)
            assert not bad and not bad_too, path
            row(f"{path}, 16 connections (answers/s)", fast, slow, True)
            row(f"{path}, 99th percentile (ms)", fast99, slow99, False)
        row("memory after the load (MB)", ours.memory_mb(), peer.memory_mb(), False)
        ours.stop(), peer.stop()
    print(f"\nImport of {arguments.rows:,} rows of CSV, whole process: {import_s:.2f} s, {arguments.rows / import_s:,.0f} rows/s")


if __name__ == "__main__":
    main()
