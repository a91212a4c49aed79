#!/usr/bin/env python3
"""Fails when an include points up the architecture's graph (docs/architecture.md), or a file is over 400 lines.

Usage: check_includes.py SOURCE_ROOT
"""
import pathlib
import re
import sys

# What each folder under src/ may include from the others, and which Qt classes' modules it must not know.
MAY_USE = {
    "core": set(),
    "forecast": {"core"},
    "evaluation": {"core", "forecast"},
    "market": {"core"},
    "files": {"core"},
    "storage": {"core", "files"},
    "engine": {"core", "forecast", "evaluation", "market", "files", "storage"},
    "api": {"core", "engine"},
    "remote": {"core", "engine"},
    "report": {"core", "engine", "evaluation"},
    "chart": {"core"},
    "look": {"core", "engine", "chart"},
    "plots": {"core", "chart", "look"},
    "pages": {"core", "engine", "evaluation", "forecast", "report", "chart", "look", "plots"},
    "gui": {"core", "engine", "chart", "look", "pages"},
    "app": {"core", "forecast", "evaluation", "market", "files", "storage", "engine", "report", "api", "remote", "chart",
            "look", "plots", "pages", "gui"},
}
WIDGETS = r"Q(Widget|Application|GuiApplication|MainWindow|Dialog|Painter|Chart|ChartView|Pixmap|Image|Icon)\b"
NETWORK = r"Q(Network\w*|TcpServer|TcpSocket|HostAddress)\b"
SQL = r"QSql\w*\b"
HTTP_SERVER = r"Q(Abstract)?HttpServer\w*\b"
FORBIDDEN_QT = {
    "core": r"Q[A-Z]\w*|Qt\w*",
    "forecast": r"Q[A-Z]\w*|Qt\w*",
    "evaluation": r"Q[A-Z]\w*|Qt\w*",
    "market": "|".join([WIDGETS, SQL, HTTP_SERVER]),
    "files": "|".join([WIDGETS, NETWORK, HTTP_SERVER]),
    "storage": "|".join([WIDGETS, NETWORK, HTTP_SERVER]),
    "engine": "|".join([WIDGETS, NETWORK, SQL, HTTP_SERVER]),
    "api": "|".join([WIDGETS, SQL]),
    "remote": "|".join([WIDGETS, SQL, HTTP_SERVER]),
    "report": "|".join([WIDGETS, NETWORK, SQL, HTTP_SERVER]),
    "chart": "|".join([NETWORK, SQL, HTTP_SERVER, r"QtConcurrent\w*"]),
    "look": "|".join([NETWORK, SQL, HTTP_SERVER, r"QtConcurrent\w*"]),
    "plots": "|".join([NETWORK, SQL, HTTP_SERVER, r"QtConcurrent\w*"]),
    "pages": "|".join([NETWORK, SQL, HTTP_SERVER, r"QtConcurrent\w*"]),
    "gui": "|".join([NETWORK, SQL, HTTP_SERVER, r"QtConcurrent\w*"]),
    "app": SQL,
}
LONGEST = 400
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def problems_of(path, folder):
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > LONGEST:
        yield f"{path}: {len(lines)} lines; at most {LONGEST}: split it by what it is about"
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        header = match.group(1)
        first = header.split("/")[0]
        if first in MAY_USE and first != folder and first not in MAY_USE[folder]:
            yield f"{path}:{number}: src/{folder} must not include {header}"
        if re.fullmatch(FORBIDDEN_QT[folder], header.split("/")[-1]):
            yield f"{path}:{number}: src/{folder} must not know {header}"


def main():
    root = pathlib.Path(sys.argv[1])
    found = []
    checked = 0
    for folder in MAY_USE:
        for path in sorted((root / "src" / folder).rglob("*")):
            if path.suffix in {".h", ".cpp"}:
                checked += 1
                found += problems_of(path, folder)
    for path in sorted((root / "tests").rglob("*")):
        if path.suffix in {".h", ".cpp"} and len(path.read_text(encoding="utf-8").splitlines()) > LONGEST:
            found.append(f"{path}: over {LONGEST} lines")
    print("\n".join(found) or f"{checked} files: all arrows point down")
    return 1 if found or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
