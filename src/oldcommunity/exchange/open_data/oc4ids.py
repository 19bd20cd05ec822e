"""The book as a package of the Open Contracting for Infrastructure Data Standard (OC4IDS) 0.9."""

from __future__ import annotations

import json
import uuid

from oldcommunity.book import Book
from oldcommunity.exchange.open_data.codes import VERSION
from oldcommunity.exchange.open_data.facts import project_facts
from oldcommunity.exchange.open_data.project import project
from oldcommunity.exchange.open_data.values import Json, Writer
from oldcommunity.figures.scope.areas import Area
from oldcommunity.labels import Labels


def package(
    book: Book, labels: Labels, day: int, *, cohort: int | None = None, area: Area | None = None
) -> tuple[Json, list[str]]:
    """The projects of a book as one package; the same book and day give the same package.

    Its date is the end of the day and not the hour in which it is written, and its URI is made from all that it
    says. Without a registered prefix the ids of projects are those of the book.

    Args:
        book: the book.
        labels: words in the language of the package.
        day: the day as of which it is true.
        cohort: one plan year only.
        area: one area only.

    Returns:
        The package, and the files that it leaves out because their ids are in it already.
    """
    settings = book.settings
    writer = Writer(labels, settings.utc_offset, day, settings.oc4ids.prefix, settings.made_up)
    projects: dict[str, Json] = {}
    left_out = []
    for facts in project_facts(book, day, cohort=cohort, area=area):
        if facts.own["id"] in projects:
            left_out.append(facts.own["path"])
        else:
            projects[facts.own["id"]] = project(facts, writer)
    name = settings.oc4ids.publisher or settings.title or book.root.name
    content: Json = {
        "publishedDate": writer.end(day),
        "version": VERSION,
        "publisher": {"name": name},
        "projects": list(projects.values()),
    }
    told = json.dumps(content)
    return {"uri": uuid.uuid5(uuid.NAMESPACE_URL, told).urn, **content}, left_out
