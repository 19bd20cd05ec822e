"""What `oc` is measured against, and what can only be measured inside a process; each is run as a process of its own.

`python benchmarks/floors.py events FOLDER` reads every file of a book and goes through libyaml's events;
`load FOLDER` opens the book as `oc` does; `schema FILE` writes our JSON Schema of a project;
`figures FOLDER` prints the figure whose SQL takes longest, with its milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any


def events(folder: str) -> None:
    """Nothing but reading the bytes and parsing them: what no reader of YAML files can do without."""
    import os

    import yaml

    for inner, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(".yaml"):
                with open(os.path.join(inner, name), "rb") as file:  # noqa: PTH118, PTH123 - as fast as it can be
                    text = file.read().decode()
                for _ in yaml.parse(text, yaml.CSafeLoader):
                    pass


def load(folder: str) -> None:
    """Bring the compiled book up to date."""
    from oldcommunity.book import open_book

    open_book(Path(folder)).close()


def schema(file: str) -> None:
    """Write the JSON Schema of a project."""
    from oldcommunity.exchange.editors.json_schema import json_schema

    Path(file).write_text(json.dumps(json_schema("project", "en")), encoding="utf-8")


def figures(folder: str) -> None:
    """Ask for every figure of every plan year, each time as of a day that nobody has asked about before."""
    from oldcommunity.book import Book, open_book
    from oldcommunity.codelists import MILESTONES, STATES, UNITS
    from oldcommunity.figures.resolve.physical import physical_progress
    from oldcommunity.figures.resolve.resolving import Figures
    from oldcommunity.figures.schedule import overdue

    lists: dict[str, Any] = {"overdue": overdue, "physical_progress": physical_progress}
    book = open_book(Path(folder))
    spent = 0.0
    rows = Book.rows

    def timed(self: Book, sql: str, *values: object, **named: object) -> list[tuple[Any, ...]]:
        nonlocal spent
        start = time.perf_counter()
        try:
            return rows(self, sql, *values, **named)
        finally:
            spent += time.perf_counter() - start

    Book.rows = timed  # type: ignore[method-assign]
    days = count(book.latest_day(sys.maxsize) - 1, -1)
    tops = Figures(book).nodes.tops()
    slowest = (0.0, "")
    for figure in dict.fromkeys(("planned", "budget", *MILESTONES, *STATES, "invested", "survey", *lists)):
        fastest = float("inf")
        for _ in range(3):
            spent, day, fresh = 0.0, next(days), Figures(book)
            for node in tops:
                if figure in lists:
                    lists[figure](book, node, day)
                else:
                    fresh.value(figure, node, UNITS[0], day)
            fastest = min(fastest, spent)
        slowest = max(slowest, (fastest, figure))
    print(slowest[1], round(slowest[0] * 1000, 1))


if __name__ == "__main__":
    {"events": events, "load": load, "schema": schema, "figures": figures}[sys.argv[1]](sys.argv[2])
