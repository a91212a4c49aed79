#!/usr/bin/env python3
"""Runs every curl line of docs/rest-api.md against the built server and holds the answers against what is shown there.

Usage: check_rest_api.py SOURCE_ROOT FOLDER_OF_THE_PROGRAMS
"""
import datetime
import json
import pathlib
import re
import sys
import time
import urllib.request

from documents import commands_of
from world import World

# In the documents it is this day; here it is yesterday: what they ask for is there.
DOCUMENTED_DAY = datetime.date(2026, 11, 24)
# Sections whose requests need the list of coins and more than one market: the synthetic market has one.
ON_COINGECKO = {"Coins"}
# Shown in the document and empty here, because the server has only just started to forecast.
EMPTY_HERE = {"GET /scorecard": {"score.rolling"},
              "GET /data/gaps": {"asked_stretches"}}  # the synthetic market has no history to ask
# Goes on for minutes: it is stopped further down in the document.
NOT_AWAITED = {"collect"}
ROUTE = re.compile(r"`(GET|POST|PUT|DELETE) (/[^`]*)`")


def routes_of(document):
    """(method, pattern of the path) to the statuses of the document's table."""
    routes = {}
    for line in document.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 5 or not ROUTE.search(cells[1]):
            continue
        for method, path in ROUTE.findall(cells[1]):
            pattern = re.escape(path).replace(r"\{id\}", "[^/]+")
            routes[method, pattern] = [int(status) for status in re.findall(r"\d+", cells[3])]
    return routes


def shown_answer(lines):
    """What the document shows: the status or None, names of header fields, and the JSON or None."""
    status, fields, text = None, [], ""
    for line in lines:
        if line.startswith("HTTP/1.1 "):
            status = int(line.split()[1])
        elif re.match(r"^[A-Z][\w-]+: ", line):
            fields.append(line.split(":")[0])
        else:
            text += line
    text = re.sub(r",…(?=[}\]])", "", text).replace("[…]", "[]").replace("{…}", "{}")
    return status, fields, json.loads(text) if text else None


def kind_of(value):
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def differences(shown, real, where, empty):
    """How the shape of a real answer differs from what is shown of it. Null and … stand for anything."""
    if isinstance(shown, dict) and isinstance(real, dict):
        for name, value in shown.items():
            inner = f"{where}.{name}".lstrip(".")
            if name not in real:
                yield f"{inner} is not in the answer"
            else:
                yield from differences(value, real[name], inner, empty)
    elif isinstance(shown, list) and isinstance(real, list):
        if shown and real:
            yield from differences(shown[0], real[0], where, empty)
        elif shown and where not in empty:
            yield f"{where} is empty"
    elif isinstance(shown, (dict, list)) or isinstance(real, (dict, list)) or None not in (shown, real):
        if kind_of(shown) != kind_of(real):
            yield f"{where} is {kind_of(real)}, not {kind_of(shown)}"


class Reader:
    """Does what a reader of the document does, line after line."""

    def __init__(self, world, document):
        self.world = world
        self.routes = routes_of(document)
        self.seen = set()
        self.jobs = {}  # the newest id of each kind
        self.servers = {}

    def server(self, source):
        """Address of the server whose prices are of that source, which is started when it is first asked for."""
        if source not in self.servers:
            self.servers[source] = self.world.start(
                [self.world.programs / "cryptopulse-cli", "--source", source, "serve"],
                CRYPTOPULSE_HOME=str(self.world.path(source)))
        return self.servers[source].url

    def line_for_here(self, command, base):
        """The command with the address, days and jobs of this run."""
        shift = datetime.date.today() - datetime.timedelta(days=1) - DOCUMENTED_DAY
        line = command.text.replace("http://127.0.0.1:8000", base)
        line = re.sub(r"\b20\d\d-\d\d-\d\d", lambda day: str(datetime.date.fromisoformat(day.group()) + shift), line)
        return re.sub(r"/jobs/([a-z_]+)-1\b", lambda job: f"/jobs/{self.jobs.get(job.group(1), job.group())}", line)

    def route_of(self, line):
        """The route that a line asks, and the statuses that the document gives it; None: there is none."""
        method = re.search(r"-X (\w+)", line)
        path = re.search(r"http://[^/]+(/[^'\"?\s]*)", line).group(1)
        for (name, pattern), statuses in self.routes.items():
            if name == (method.group(1) if method else "GET") and re.fullmatch(pattern, path):
                self.seen.add((name, pattern))
                return f"{name} {path}", statuses
        return None, []

    def await_job(self, base, location):
        """Until it has ended; asks again at once, as each answer says how far it is."""
        end = time.monotonic() + 300
        while time.monotonic() < end:
            with urllib.request.urlopen(base + location, timeout=120) as answer:
                job = json.load(answer)
            if job["state"] != "running":
                return job["state"]
        return "running"

    def faults(self, command):
        """What is wrong with one line of the document."""
        base = self.server("coingecko" if command.heading in ON_COINGECKO else "demo")
        line = self.line_for_here(command, base)
        route, allowed = self.route_of(line)
        if not route:
            return ["no such route in the table"]
        code, out, errors, head = self.world.shell(line)
        if code != 0 or not head:
            return [f"curl ended with {code}: {errors}"]
        fields = dict(field.split(": ", 1) for field in head.splitlines()[1:] if ": " in field)
        status = int(head.split()[1])
        shown_status, shown_fields, shown = shown_answer(command.shown)
        good = [shown_status] if shown_status else [each for each in allowed if each < 300]
        found = [f"status {status}, not {good}: {out}"] if status not in good else []
        found += [f"no header {name}" for name in shown_fields if name not in fields]
        if "Location" in fields:
            job = fields["Location"].rsplit("/", 1)[1]
            self.jobs[job.rsplit("-", 1)[0]] = job
            if job.rsplit("-", 1)[0] not in NOT_AWAITED and self.await_job(base, fields["Location"]) != "done":
                found.append(f"{job} did not come to its end: see GET {fields['Location']}")
        if shown is not None:
            body = out.split("\n\n", 1)[-1].split("\r\n\r\n", 1)[-1]
            found += differences(shown, json.loads(body), "", EMPTY_HERE.get(route, ()))
        return found


def main():
    document = pathlib.Path(sys.argv[1]) / "docs" / "rest-api.md"
    commands = commands_of(document)
    wrong = []
    with World(sys.argv[2]) as world:
        world.write_past("past.csv")
        world.environment["CRYPTOPULSE_HOME"] = str(world.path("demo"))
        world.cli("--source", "demo", "import", "past.csv")
        world.cli("--source", "demo", "train")  # each live price now gets a forecast
        reader = Reader(world, document)
        for command in commands:
            wrong += [f"{command}\n    {fault}" for fault in reader.faults(command)]
        wrong += [f"{document.name}: nothing shows {method} {pattern}"
                  for method, pattern in reader.routes if (method, pattern) not in reader.seen]
    print("\n".join(wrong) or f"{len(commands)} requests: all answered as shown")
    return 1 if wrong or len(commands) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
