"""How many single faults in the shipped book are caught: every scalar, damaged in several ways, one at a time.

    python benchmarks/mutate.py            prints the table and the faults that pass
    python benchmarks/mutate.py --write    writes docs/mutations.md

A fault is caught if `oc validate` then finds an error or a warning that it did not find before.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oldcommunity.book.book import _fill
from oldcommunity.book.cache import memory_store
from oldcommunity.checks import check_book
from oldcommunity.dates import parse_as_of
from oldcommunity.source.document import load_document
from oldcommunity.source.places import value_place

ROOT = Path(__file__).parent.parent
TODAY = parse_as_of("2022-07-01")
#: Fields that say something to people only: no other fact can contradict them.
FREE_TEXT = {
    *("name", "title", "note", "source", "reason", "text", "owner", "place"),
    *("participants", "methods", "answers", "number", "party_branch", "residents_group"),
}


@dataclass(frozen=True)
class Fault:
    """One damaged scalar: the file, where, what it was, what became of it, and how."""

    path: str
    line: int
    field: str
    kind: str
    before: str
    after: str


def damages(value: str) -> Iterator[tuple[str, str]]:
    """The ways to damage a scalar: a kind, and what stands there then."""
    yield "emptied", ""
    if re.search(r"\d", value):
        yield "digit raised", re.sub(r"\d(?=\D*$)", lambda m: str((int(m[0]) + 1) % 10), value, count=1)
        yield "first digit raised", re.sub(r"\d", lambda m: str(int(m[0]) % 9 + 1), value, count=1)
        swapped = re.sub(r"(\d)(\d)(?!.*\1\2)", r"\2\1", value, count=1)
        if swapped != value:
            yield "digits swapped", swapped
        yield "full-width digits", value.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for one, other in (("亿", "万"), ("万元", "元"), ("户", "栋"), ("个", "户"), ("%", "")):
        if one in value:
            yield "unit slipped", value.replace(one, other)
            break
    if re.fullmatch(r"[a-z_-]{3,}", value):
        yield "misspelt", value[1] + value[0] + value[2:]
    elif not value.isascii():
        yield "a character lost", value[:-1]


def faults(root: Path) -> Iterator[tuple[Fault, bytes]]:
    """Every fault, with the damaged file's bytes."""
    for file in sorted(root.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        document = load_document(text.encode())
        for path in _scalars(document.data):
            place = value_place(document.places, path)
            if place.line != place.end_line:
                continue
            line = lines[place.line - 1]
            before = line[place.column - 1 : place.end_column - 1]
            field = next(step for step in reversed(path) if isinstance(step, str))
            for kind, after in damages(before):
                changed = line[: place.column - 1] + after + line[place.end_column - 1 :]
                data = "".join([*lines[: place.line - 1], changed, *lines[place.line :]])
                yield Fault(file.relative_to(root).as_posix(), place.line, field, kind, before, after), data.encode()


def _scalars(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _scalars(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _scalars(value, (*path, i))
    elif data is not None:
        yield path


def problems(root: Path) -> Counter[tuple[str, str]]:
    """What `oc validate` finds in a book, by file and code."""
    book = _fill(memory_store(), root, None, verify=False)
    try:
        return Counter((found.at.path, found.code) for found in check_book(book, TODAY))
    finally:
        book.close()


def run() -> tuple[list[Fault], list[Fault]]:
    """The faults that are caught and those that pass."""
    caught, passed = [], []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        shutil.copytree(ROOT / "data", root)
        sound = problems(root)
        for fault, data in faults(ROOT / "data"):
            file = root / fault.path
            good = file.read_bytes()
            file.write_bytes(data)
            (caught if problems(root) - sound else passed).append(fault)
            file.write_bytes(good)
    return caught, passed


def page(caught: list[Fault], passed: list[Fault]) -> str:
    """The result in Markdown."""
    told = [
        "# Single faults in the shipped book",
        "",
        "Every scalar of the shipped book, damaged in several ways, one at a time; a fault is caught if",
        "`oc validate` then finds a problem that it did not find before.",
        "Made by `python benchmarks/mutate.py --write`.",
        "",
        "| kind of fault | facts: tried | facts: caught | free text: tried | free text: caught |",
        "|---|---:|---:|---:|---:|",
    ]
    kinds = sorted({fault.kind for fault in [*caught, *passed]})
    rows = [[_count(group, kind, free) for free in (False, True) for group in (caught, passed)] for kind in kinds]
    for name, row in [*zip(kinds, rows, strict=True), ("all", [sum(column) for column in zip(*rows, strict=True)])]:
        yes, no, free_yes, free_no = row
        told.append(f"| {name} | {yes + no} | {yes} | {free_yes + free_no} | {free_yes} |")
    told += [
        "",
        "## Faults in facts that pass",
        "",
        "| where | field | fault | typed | damaged |",
        "|---|---|---|---|---|",
    ]
    told += [
        f"| `{fault.path}:{fault.line}` | `{fault.field}` | {fault.kind} | `{fault.before}` | `{fault.after or ' '}` |"
        for fault in passed
        if fault.field not in FREE_TEXT
    ]
    fields = Counter(fault.field for fault in passed if fault.field in FREE_TEXT)
    told += ["", "## Free text, which nothing can contradict", ""]
    told += [f"- `{field}`: {number} faults pass" for field, number in sorted(fields.items())]
    return "\n".join(told) + "\n"


def _count(group: list[Fault], kind: str, free: bool) -> int:
    return sum(fault.kind == kind and (fault.field in FREE_TEXT) == free for fault in group)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="write docs/mutations.md")
    text = page(*run())
    if arguments.parse_args().write:
        (ROOT / "docs/mutations.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
