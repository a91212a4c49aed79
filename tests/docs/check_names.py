#!/usr/bin/env python3
"""Fails when a document names a file, folder, link, picture, option, class or function that is not there.

Files and folders are words in backticks that look like one, and targets of links; options begin with --.
Usage: check_names.py SOURCE_ROOT [FOLDER_OF_THE_PROGRAMS]   (options are looked up when the programs are given)
"""
import pathlib
import re
import subprocess
import sys

from documents import all_documents, blocks_of, prose_of

FILE_ENDINGS = "cpp|h|py|sh|md|ui|json|sql|qrc|ts|txt|cmake|cfg"
# Made by the programs or by the reader, not in the sources.
MADE_LATER = re.compile(
    r"^(build/|logs/|crash-|data/$|data/(prices|backups|calls|coins|cryptopulse|log)|.*prices\.(csv|db)$"
    r"|000N|^seed-.*json$)")
# Other things with a slash or a dot in them: routes, keys, dates, types of media.
NO_FILE = re.compile(r"^(/|Ctrl\+|\d+/\d+/|text/|application/)")
# Options of other programs.
FOREIGN_OPTIONS = {"--preset", "--latency", "--port"}
SPAN = re.compile(r"`([^`]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|srcset=\"([^\"]+)\"|src=\"([^\"]+)\"")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def looks_like_a_file(word):
    return bool(re.fullmatch(rf"[\w./+-]+\.({FILE_ENDINGS})|[\w.+-]+(/[\w.+-]+)+/?|[\w.+-]+/", word))


class Tree:
    """The files of the sources, to be found by a path from the root, from src/, src/app/ or tests/, or by their name alone."""

    def __init__(self, root):
        self.root = root
        self.names = {path.name for folder in ("src", "tests", "docs", "ui", "cmake", "resources", "data", "packaging")
                      for path in (root / folder).rglob("*")} | {path.name for path in root.iterdir()}

    def has(self, word, document):
        places = (self.root, self.root / "src", self.root / "src" / "app", self.root / "tests", document.parent)
        if any((place / word).exists() for place in places):
            return True
        return "/" not in word and word in self.names


def anchors_of(document):
    """The anchors that GitHub makes of headings."""
    for _, line in prose_of(document):
        if line.startswith("#"):
            text = re.sub(r"[`*]|\]\([^)]*\)|\[", "", line.lstrip("#").strip()).lower()
            yield re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def wrong_files(document, tree):
    for number, line in prose_of(document):
        for word in SPAN.findall(line):
            if (looks_like_a_file(word) and not MADE_LATER.search(word) and not NO_FILE.search(word)
                    and not tree.has(word, document)):
                yield f"{document}:{number}: there is no {word}"


def wrong_links(document):
    for number, line in prose_of(document):
        for target in (next(filter(None, groups)) for groups in LINK.findall(line)):
            path, _, anchor = target.partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            there = document if not path else document.parent / path
            if not there.exists():
                yield f"{document}:{number}: the link leads nowhere: {target}"
            elif anchor and anchor not in anchors_of(there):
                yield f"{document}:{number}: {there.name} has no heading #{anchor}"


def identifiers_of(root):
    """All words of the sources in C++ that could be the name of something."""
    sources = [*(root / "src").rglob("*.h"), *(root / "src").rglob("*.cpp")]
    return set(re.findall(r"[A-Za-z_]\w+", "".join(path.read_text(encoding="utf-8") for path in sources)))


def wrong_identifiers(document, known):
    """Of `engine::Snapshot` and `publish()`: each part must be a word of the sources."""
    for number, line in prose_of(document):
        for word in SPAN.findall(line):
            if re.fullmatch(r"\w+(::\w+)+(\(\))?|\w+\(\)", word):
                for part in re.findall(r"\w+", word):
                    if part not in known:
                        yield f"{document}:{number}: nothing in the sources is called {part} ({word})"


def known_options(programs):
    """All options that the help of the programs tells of."""
    commands = subprocess.run([programs / "cryptopulse-cli", "--help"], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^  ([a-z]+) ", commands.split("Options:")[0], re.MULTILINE)
    helps = [subprocess.run([programs / "cryptopulse-cli", name, "--help"], capture_output=True, text=True, check=True).stdout
             for name in names]
    return set(OPTION.findall(commands + "".join(helps))) | FOREIGN_OPTIONS


def wrong_options(document, known):
    for number, line in prose_of(document):
        for word in (option for span in SPAN.findall(line) for option in OPTION.findall(span)):
            if word not in known:
                yield f"{document}:{number}: no program has {word}"


def unused_pictures(root, documents):
    text = "".join(document.read_text(encoding="utf-8") for document in documents)
    for picture in sorted((root / "docs" / "pictures").rglob("*.png")):
        if str(picture.relative_to(root / "docs")) not in text:
            yield f"{picture}: no document shows it"


def main():
    root = pathlib.Path(sys.argv[1])
    tree, documents = Tree(root), all_documents(root)
    known = known_options(pathlib.Path(sys.argv[2])) if len(sys.argv) > 2 else None
    identifiers = identifiers_of(root)
    wrong = list(unused_pictures(root, documents))
    for document in documents:
        blocks_of(document)  # each has an end
        wrong += wrong_files(document, tree)
        wrong += wrong_links(document)
        wrong += wrong_identifiers(document, identifiers)
        wrong += wrong_options(document, known) if known else []
    print("\n".join(wrong) or f"{len(documents)} documents: all names lead somewhere")
    return 1 if wrong or len(documents) < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
