"""The stage of the demo recording: a screen of its own, the real window on it, and hands to work it.

Everything lives in one temporary folder: the home of the program, its prices, the home of the terminal. The
user's settings, prices and display are not touched. What does not happen in time is a Failure, in one sentence.
"""
import glob
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

WIDTH, HEIGHT, BAR = 1440, 900, 100  # of the picture, and of the captions' bar at its foot
MOMENT = "@2026-03-02 14:00:00"     # when every recording takes place (UTC): the same prices each time
DAYS = 30                           # of past prices in the file that is brought in
POLL = 0.05                         # seconds between two looks at what is waited for
HERE = pathlib.Path(__file__).resolve().parent
TERMINAL = ["xterm", "-T", "Terminal", "-fa", "DejaVu Sans Mono", "-fs", "13", "-geometry", "92x15+40+330", "-b", "12",
            "-bg", "#0f172a", "-fg", "#e2e8f0", "-cr", "#e2e8f0", "-xrm", "XTerm*cursorBlink: false",
            "-e", "bash", "--norc", "--noprofile", "-i"]


class Failure(Exception):
    """What did not happen, in a sentence for people."""


def wait_for(what, look, seconds=30.0):
    """What @p look returns, as soon as that is true; a Failure that names @p what after @p seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if seen := look():
            return seen
        time.sleep(POLL)
    raise Failure(f"{what} did not happen within {seconds:.0f} seconds")


def free_port():
    """8000, as the program has it by default, or any other where that is taken."""
    for port in (8000, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise Failure("no port of this machine is free")


class Stage:
    """A screen with the window on it. Use as a context: everything that it started ends with it."""

    def __init__(self, folder, programs, language, film):
        self.folder, self.programs, self.language, self.film = folder, programs, language, film
        self.port = free_port()
        self.log = open(folder / "log", "wb")
        self.started = []  # (name, process), ended in reverse
        self.pointer = (WIDTH // 2, HEIGHT // 3)
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                    "XDG_RUNTIME_DIR": str(folder / "run"), "PS1": "$ ",
                    "XCURSOR_THEME": "DMZ-White", "XCURSOR_SIZE": "28"}

    def __enter__(self):
        try:
            self.prepare()
            self.open_screen()
            self.open_window()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for name, process in reversed(self.started):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
        self.log.close()

    def start(self, name, command, **more):
        options = {"env": self.env, "stdin": subprocess.DEVNULL, "stdout": self.log, "stderr": self.log, **more}
        try:
            process = subprocess.Popen(command, **options)
        except FileNotFoundError as error:
            raise Failure(f"{command[0]} is not installed") from error
        self.started.append((name, process))
        return process

    def prepare(self):
        for part in ("home", "run", "app/data", "prices"):
            (self.folder / part).mkdir(parents=True)
        (self.folder / "run").chmod(0o700)
        (self.folder / "home/.curlrc").write_text('silent\nshow-error\nwrite-out "\\n"\n')
        (self.folder / "app/data/cryptopulse.ini").write_text(
            f"[window]\nlanguage={self.language}\ntheme=light\n")
        found = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
        if not found:
            raise Failure("libfaketime is not installed")
        self.clock = {"LD_PRELOAD": found[0], "FAKETIME": MOMENT, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        with open(self.folder / "prices/prices.csv", "wb") as file:
            subprocess.run([self.programs / "cp-demo-prices", str(DAYS)], stdout=file, check=True,
                           env={**self.env, **self.clock})

    def open_screen(self):
        read, write = os.pipe()
        self.start("the screen", ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
                                  "-nolisten", "tcp", "-dpi", "96"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure("Xvfb did not open a screen")
        self.env["DISPLAY"] = f":{number}"
        self.start("the window manager", ["openbox", "--sm-disable", "--config-file", str(HERE / "openbox.xml")])
        wait_for("the start of the window manager", lambda: self.ask_x("get_num_desktops"))

    def open_window(self):
        self.window = self.start(
            "the window",
            [str(self.programs / "cryptopulse"), "--home", str(self.folder / "app"), "--source", "demo", "--port",
             str(self.port)],
            cwd=self.folder / "prices", env={**self.env, **self.clock, "QT_QPA_PLATFORM": "xcb"})
        wait_for("the window's first forecast", lambda: self.api("/status", quiet=True).get("adaptive_forecast", {})
                 and self.api("/status")["adaptive_forecast"]["status"] == "ok", 60)
        self.main = wait_for("the opening of the window", self.active)
        for page in (2, 4, 5, 6, 1):  # a page that is shown for the first time lays itself out, which can be seen
            self.key(f"alt+{page}", show=False)
            self.read(0.5)
        self.xdotool("mousemove", *self.pointer)

    def api(self, path, quiet=False):
        """What the window's own REST API answers at @p path."""
        if self.window.poll() is not None:
            raise Failure(f"the window ended by itself (exit code {self.window.returncode})")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, TimeoutError) as error:
            if quiet:
                return {}
            raise Failure(f"the window's API does not answer {path}: {error}") from error
        return json.loads(text) if text[:1] in "[{" else text

    def rows(self):
        return self.api("/status")["rows"]

    def adaptive(self):
        return self.api("/model").get("adaptive") or {}

    def answered(self, route):
        """How many requests to @p route the window has answered."""
        lines = self.api("/metrics").splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines
                   if line.startswith("cryptopulse_http_requests_total") and f'route="{route}"' in line)

    def settings(self):
        """The text of the window's settings file."""
        return (self.folder / "app/data/cryptopulse.ini").read_text()

    def jobs(self, kind):
        return [job for job in self.api("/jobs")["jobs"] if job["kind"] == kind]

    def begin(self, kind, act, tries=3):
        """Does @p act, which begins a job of this kind, and again where it came too early to be taken."""
        for _ in range(tries):
            act()
            try:
                return wait_for(f"the beginning of a job of the kind {kind}", lambda: self.jobs(kind), 6)
            except Failure:
                continue
        raise Failure(f"no job of the kind {kind} has begun")

    def job_done(self, kind, seconds=30.0):
        """Waits until the newest job of this kind is done; a Failure when it ends in any other way."""
        def look():
            jobs = self.jobs(kind)
            if jobs and jobs[-1]["state"] in ("failed", "cancelled"):
                raise Failure(f"the job {jobs[-1]['id']} {jobs[-1]['state']}: {jobs[-1]['error']}")
            return jobs and jobs[-1]["state"] == "done"
        wait_for(f"the end of a job of the kind {kind}", look, seconds)

    @staticmethod
    def read(seconds):
        """Leaves the picture as it is, for whoever watches to take in."""
        time.sleep(seconds)

    def ask_x(self, *command):
        done = subprocess.run(["xdotool", *map(str, command)], env=self.env, capture_output=True, text=True,
                              check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    def xdotool(self, *command):
        subprocess.run(["xdotool", *map(str, command)], env=self.env, check=True, stdout=self.log, stderr=self.log)

    def active(self):
        return self.ask_x("getactivewindow")

    def dialog(self, what):
        """Waits until another window than the one before is in front."""
        before = getattr(self, "front", self.main)
        self.front = wait_for(what, lambda: (now := self.active()) not in ("", before) and now)

    def main_again(self, what):
        wait_for(what, lambda: self.active() == self.main)
        self.front = self.main

    def key(self, keys, show=True):
        """Presses @p keys, named as xdotool does ("ctrl+o"); the film shows them in its bar."""
        if show:
            self.film.key("+".join(part.capitalize() for part in keys.split("+")).replace("Return", "Enter"))
        self.xdotool("key", "--clearmodifiers", keys)

    def type(self, text):
        self.xdotool("type", "--delay", "35", text)

    def glide(self, x, y, seconds=0.8):
        """Moves the pointer as a hand does: slowly at both ends."""
        count = max(2, int(seconds * 25))
        (from_x, from_y), chain = self.pointer, []
        for step in range(1, count + 1):
            share = step / count
            share = share * share * (3 - 2 * share)
            chain += ["mousemove", round(from_x + share * (x - from_x)), round(from_y + share * (y - from_y)),
                      "sleep", "0.036"]
        self.xdotool(*chain)
        self.pointer = (x, y)

    def click(self, x, y, seconds=0.8):
        self.glide(x, y, seconds)
        self.film.click(x, y)
        self.xdotool("click", 1)

    def scroll(self, clicks):
        """Turns the wheel, down where @p clicks is above zero, slowly enough to be followed."""
        self.xdotool("click", "--repeat", abs(clicks), "--delay", 90, 5 if clicks > 0 else 4)

    def open_terminal(self):
        self.terminal = self.start("the terminal", TERMINAL, cwd=self.folder / "home")
        self.dialog("the opening of the terminal")

    def close_terminal(self):
        self.key("ctrl+d", show=False)
        self.main_again("the end of the terminal")
