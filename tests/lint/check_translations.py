#!/usr/bin/env python3
"""Fails when a text of the window has no finished translation, or a translation has no text any more.

Usage: check_translations.py SOURCE_FOLDER LUPDATE

Extracts the texts anew into a copy, as a developer would, and looks at what comes out. To bring a file up to date:
lupdate -I src -no-obsolete -locations none src/gui src/chart src/look src/plots src/pages src/app ui -ts resources/translations/cryptopulse_pt_BR.ts
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

FOLDERS = ["src/gui", "src/chart", "src/look", "src/plots", "src/pages", "src/app", "ui"]


def placeholders(text):
    return sorted(re.findall(r"%\d|%n|%L\d", text or ""))


def problems_of(message, context):
    source = message.find("source").text or ""
    translation = message.find("translation")
    where = f"{context}: {source!r}"
    if translation.get("type") in ("vanished", "obsolete"):
        return [f"{where}: no longer in the sources"]
    if translation.get("type") == "unfinished" or not translation.text:
        return [f"{where}: not translated"]
    found = []
    if placeholders(source) != placeholders(translation.text):
        found.append(f"{where}: other placeholders in {translation.text!r}")
    if ("&" in source) != ("&" in translation.text):
        found.append(f"{where}: the key of the label is missing or new in {translation.text!r}")
    if source[:1].isspace() != translation.text[:1].isspace() or source[-1:].isspace() != translation.text[-1:].isspace():
        found.append(f"{where}: other spaces at an end of {translation.text!r}")
    return found


def check(root, lupdate, ts, folder):
    copy = pathlib.Path(folder) / ts.name
    copy.write_bytes(ts.read_bytes())
    subprocess.run([lupdate, "-silent", "-I", "src", "-locations", "none", *FOLDERS, "-ts", str(copy)], cwd=root, check=True)
    found = []
    for context in ET.parse(copy).getroot().findall("context"):
        name = context.find("name").text
        for message in context.findall("message"):
            found += problems_of(message, name)
    return found


def main():
    root, lupdate = pathlib.Path(sys.argv[1]), sys.argv[2]
    files = sorted((root / "resources/translations").glob("*.ts"))
    if not files:
        sys.exit("there are no translations")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for ts in files:
            found += [f"{ts.name}: {problem}" for problem in check(root, lupdate, ts, folder)]
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
