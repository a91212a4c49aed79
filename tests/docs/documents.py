"""What the documents hold: fenced blocks, the commands in them, words in backticks and links."""
import dataclasses
import pathlib
import re

FENCE = re.compile(r"^```(\w*)$")


@dataclasses.dataclass
class Block:
    """One fenced block; line is the number of its first line in the document."""
    document: pathlib.Path
    line: int
    language: str
    lines: list
    heading: str


@dataclasses.dataclass
class Command:
    """A line for the shell; shown are the lines of output that the document prints below it."""
    document: pathlib.Path
    line: int
    text: str
    heading: str
    shown: list

    def __str__(self):
        return f"{self.document.name}:{self.line}: {self.text}"


def all_documents(root):
    """Every Markdown file that a reader may open: the root's and all below docs/."""
    return sorted(root.glob("*.md")) + sorted((root / "docs").rglob("*.md"))


def blocks_of(document):
    """The fenced blocks of a document, in order."""
    found, open_block, heading = [], None, ""
    for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
        fence = FENCE.match(line)
        if open_block is None and fence:
            open_block = Block(document, number + 1, fence.group(1), [], heading)
        elif open_block is not None and line == "```":
            found.append(open_block)
            open_block = None
        elif open_block is not None:
            open_block.lines.append(line)
        elif line.startswith("#"):
            heading = line.lstrip("#").strip()
    if open_block is not None:
        raise ValueError(f"{document}:{open_block.line}: this block has no end")
    return found


def commands_of(document):
    """The commands of a document: each line of `sh` blocks, and those after `$ ` in `console` blocks."""
    commands = []
    for block in blocks_of(document):
        number = block.line
        for line in block.lines:
            if block.language == "sh" and commands and commands[-1].text.endswith("\\"):
                commands[-1].text = commands[-1].text[:-1] + line.strip()
            elif block.language == "sh" and line.strip() and not line.startswith("#"):
                commands.append(Command(document, number, line, block.heading, []))
            elif block.language == "console" and line.startswith("$ "):
                commands.append(Command(document, number, line[2:], block.heading, []))
            elif block.language == "console":
                commands[-1].shown.append(line)
            number += 1
    return commands


def prose_of(document):
    """The lines outside of fenced blocks, with their numbers."""
    inside = False
    for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            yield number, line
