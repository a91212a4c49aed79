"""Where documented commands run: an empty home, stand-ins for the exchanges, the built programs first in PATH."""
import csv
import datetime
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

ADDRESS = re.compile(r"http://[0-9.]+:[0-9]+")
MINUTE_MS = 60_000
DAY_MINUTES = 1_440

# curl as the documents call it, with the head of the answer kept aside.
CURL_SHIM = """#!/bin/sh
exec "{curl}" --silent --show-error --max-time 300 --dump-header "$CP_HEAD_FILE" "$@"
"""


def clean_environment():
    """Ours, less everything that could steer a started program."""
    return {name: value for name, value in os.environ.items()
            if not name.startswith(("CRYPTOPULSE_", "COINGECKO_", "API_BASE"))
            and not name.endswith(("_BASE_URL", "_proxy"))}


class Program:
    """A program that says an address when it is ready."""

    def __init__(self, words, environment, folder):
        self.process = subprocess.Popen(words, env=environment, cwd=folder, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace")
        self.said = ""
        self.url = None
        while self.url is None:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError(f"{words} did not start: {self.said}")
            self.said += line
            found = ADDRESS.search(line)
            self.url = found and found.group()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:  # so that no pipe fills up
            self.said += line

    def end(self):
        """Asks it to end, as a service manager does; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=120)


class World:
    """One home with its stand-ins, to be used with `with`."""

    def __init__(self, programs):
        self.programs = pathlib.Path(programs).resolve()
        self._temporary = tempfile.TemporaryDirectory(prefix="cp-docs-")
        self.home = pathlib.Path(self._temporary.name)
        self.now_ms = int(datetime.datetime.now(datetime.timezone.utc).timestamp() * 1000)
        self.started = []
        self.environment = clean_environment()
        self._write_files()
        self._put_programs_first()
        self._open_stand_ins()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in reversed(self.started):
            if program.process.poll() is None:
                program.end()
        self._temporary.cleanup()

    def path(self, *parts):
        return self.home.joinpath(*parts)

    def start(self, words, **more):
        """A program that goes on until the end of this world."""
        program = Program(words, self.environment | more, self.home)
        self.started.append(program)
        return program

    def cli(self, *words):
        """A command of cryptopulse-cli that must succeed."""
        subprocess.run([self.programs / "cryptopulse-cli", *words], env=self.environment, cwd=self.home, check=True,
                       stdout=subprocess.DEVNULL)

    def shell(self, line):
        """A line in a shell; answers exit code, output, errors, and the head of curl's answer as text."""
        head = self.path("head.txt")
        head.unlink(missing_ok=True)
        done = subprocess.run(["bash", "-c", line], env=self.environment | {"CP_HEAD_FILE": str(head)}, cwd=self.home,
                              capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=300,
                              check=False)
        return done.returncode, done.stdout, done.stderr, head.read_text() if head.exists() else ""

    def _minutes(self, first, last):
        """Made-up prices of minutes, counted back from now: wavy, so that there is something to learn."""
        start = self.now_ms - self.now_ms % MINUTE_MS
        for back in range(first, last, -1):
            yield start - back * MINUTE_MS, 60_000 + (back * 37) % 101 + (back * back * 13) % 29

    def _write_files(self):
        """prices.csv as Binance has its candles, with a line that is none; and seconds for the stand-in."""
        candles = [[time, price - 2.5, price + 4.25, price - 6.75, price, 21.2, time + MINUTE_MS - 1, 551065.5, 1027,
                    9.3, 242733.6, 0] for time, price in self._minutes(3 * DAY_MINUTES, 2)]
        candles.insert(16, ["yesterday", *range(1, 12)])
        for name in ("prices.csv", "precos.csv"):
            with self.path(name).open("w", newline="") as file:
                csv.writer(file).writerows(candles)
        with self.path("seconds.csv").open("w", newline="") as file:
            rows = [(self.now_ms - (3_600 - i) * 1_000, 60_000 + (i * 37) % 101) for i in range(3_600)]
            csv.writer(file).writerows([("time", "price"), *rows])

    def write_past(self, name):
        """Minutes that ended more than a day ago, with a hole of 80 in them: time and price."""
        rows = [row for row in self._minutes(3 * DAY_MINUTES, DAY_MINUTES + 60)
                if not 2_800 < (self.now_ms - row[0]) // MINUTE_MS <= 2_880]
        with self.path(name).open("w", newline="") as file:
            csv.writer(file).writerows([("time", "price"), *rows])

    def _put_programs_first(self):
        folder = self.path("programs")
        folder.mkdir()
        for name in ("cryptopulse-cli", "cryptopulse"):
            (folder / name).symlink_to(self.programs / name)
        curl = shutil.which("curl")
        if not curl:
            print("SKIP: curl is not installed")
            sys.exit(77)
        (folder / "curl").write_text(CURL_SHIM.format(curl=curl))
        (folder / "curl").chmod(0o755)
        self.environment["PATH"] = f"{folder}{os.pathsep}{self.environment['PATH']}"
        self.environment |= {"CRYPTOPULSE_HOME": str(self.home), "CRYPTOPULSE_PORT": "0", "HOME": str(self.home)}

    def _open_stand_ins(self):
        venues = self.start([self.programs / "cp-venues", "--port", "0", "--minutes", "5000"])
        coingecko = self.start([self.programs / "cp-standin", "--port", "0", "--prices", "seconds.csv"])
        for name in ("BINANCE", "COINBASE", "KRAKEN", "BITSTAMP"):
            self.environment[f"{name}_BASE_URL"] = venues.url
        self.environment["COINGECKO_BASE_URL"] = coingecko.url
