#!/usr/bin/env python3
"""Runs every command of the documents with the built programs, in the order in which a reader comes to them.

Each document has a home of its own, empty but for prices.csv. `docs/rest-api.md` has a test of its own.
Usage: check_commands.py SOURCE_ROOT FOLDER_OF_THE_PROGRAMS
"""
import pathlib
import re
import shlex
import sys

from documents import all_documents, blocks_of, commands_of
from world import World

# What is not run here, and why. All else is run.
NOT_RUN = [
    (r"(\./(run|test)|packaging/build-deb)\.sh\b", "installs packages by apt and builds for minutes"),
    (r"(sudo )?apt\b", "changes the system"),
    (r"git clone\b", "needs the network"),
    (r"(cmake|cpack|ctest|CP_\w+=\S+ ctest)\b", "builds or tests, as the test that runs this does"),
    (r"systemctl\b|journalctl\b", "needs the user's session"),
    (r"(API_BASE=\S+ )?cryptopulse( |$)", "opens a window"),
    (r"createdb\b|echo 'db\.example|cryptopulse-cli --database\b", "needs a database server"),
    (r"tests/bench/|(QT_QPA_PLATFORM=\S+ )?build/bench/", "measures for minutes, with programs of another preset"),
    (r"docs/pictures/make\.sh\b|build/dev/bin/cp-\w*-?pictures\b", "paints all pictures"),
    (r"/usr/lib/qt6/bin/lupdate\b", "changes the sources"),
]
# Written for those who have prices already; the others begin with nothing.
BEGIN_WITH_PRICES = {"data-care.md"}
LANGUAGES = {"sh", "console", "json", "text", "ini", "cpp", "cmake"}


def reason_not_to_run(text):
    return next((reason for pattern, reason in NOT_RUN if re.match(pattern, text)), None)


class Reader:
    """Types the commands of one document."""

    def __init__(self, world):
        self.world = world
        self.url = None

    def faults(self, command):
        """What is wrong with a command; nothing when it did what it should."""
        words = shlex.split(command.text, comments=True)
        if words[0].startswith("cryptopulse-cli") and "serve" in words:
            self.url = self.world.start(["bash", "-c", f"exec {command.text}"]).url
            return []
        line = command.text
        if "http://127.0.0.1:8000" in line:
            if not self.url:
                return ["nothing serves here: no earlier line of this document starts a server"]
            line = line.replace("http://127.0.0.1:8000", self.url)
        line = re.sub(r"\bcollect --count \d+", r"\g<0> --interval 0", line)  # not a minute each
        code, out, errors, head = self.world.shell(line)
        if code != 0:
            return [f"exit code {code}: {errors or out}"]
        if words[0] == "curl" and not head.split()[1].startswith("2"):
            return [f"answered {head.splitlines()[0]}: {out}"]
        return []


def check(document, programs):
    """Faults of a document, and how many of its commands were run."""
    commands = commands_of(document)
    runnable = [command for command in commands if not reason_not_to_run(command.text)]
    faults = [f"{document}:{block.line}: a block needs a language: sh for commands, console for those with "
              f"their output, or one of {sorted(LANGUAGES)}"
              for block in blocks_of(document) if block.language not in LANGUAGES]
    if runnable:
        with World(programs) as world:
            if document.name in BEGIN_WITH_PRICES:
                world.cli("import", "prices.csv")
            reader = Reader(world)
            for command in runnable:
                faults += [f"{command}\n    {fault}" for fault in reader.faults(command)]
    return faults, len(runnable)


def main():
    wrong, count = [], 0
    for document in all_documents(pathlib.Path(sys.argv[1])):
        if document.name == "rest-api.md":
            continue
        faults, run = check(document, sys.argv[2])
        wrong += faults
        count += run
    print("\n".join(wrong) or f"{count} commands: all did what they should")
    return 1 if wrong or count < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
