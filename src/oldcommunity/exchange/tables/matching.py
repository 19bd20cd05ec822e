"""Which project a row is about: by its id, else by its exact name in plan year and district; never by likeness."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.exchange.tables.cell_dates import Unclear
from oldcommunity.records import read_record

#: Gives an id that none of the known ones is, in a plan year.
Naming = Callable[[Iterable[str], str], str]

_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A project of the book, as far as rows are matched with it."""

    path: str
    id: str
    name: str
    cohort: int | None
    area: tuple[str | None, ...]


class Projects:
    """The projects that rows may be about."""

    def __init__(self, book: Book, cohort: int | None) -> None:
        columns = ", ".join(f"p.{level}" for level in AREA_LEVELS)
        rows = book.rows(
            f"SELECT p.path, p.id, p.name, p.cohort, {columns} FROM the_project p "
            "WHERE :cohort IS NULL OR p.cohort = :cohort ORDER BY p.id, p.path",
            cohort=cohort,
        )
        self._all = [Known(path, project, name, year, tuple(area)) for path, project, name, year, *area in rows]
        self._cohort = cohort
        self._by_id = {known.id: known for known in self._all}
        self._ids = {str(project) for (project,) in book.rows("SELECT id FROM the_project")}
        self._made: dict[tuple[str, ...], Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for known in self._all:
            self._by_name[folded(known.name)].append(known)

    def by_id(self, text: str) -> Known:
        """The project with an id.

        Raises:
            Unclear: there is none.
        """
        if found := self._by_id.get(text):
            return found
        near = difflib.get_close_matches(text, self._by_id, n=_OFFERS, cutoff=0.6)
        raise _unknown("unknown-id", text, self._told([self._by_id[one] for one in near]))

    def by_name(self, text: str, area: dict[str, str], cohort: int | None) -> Known:
        """The project with a name.

        Args:
            text: the name; spaces and full-width signs make no difference.
            area: what the row says of where it lies, by level.
            cohort: the plan year that the row states.

        Raises:
            Unclear: there is none, or there are several.
        """
        same = self._by_name.get(folded(text), [])
        found = [
            known
            for known in same
            if (cohort is None or known.cohort == cohort)
            and all(known.area[AREA_LEVELS.index(level)] in (None, name) for level, name in area.items())
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise Unclear("several-projects", given=text, known=self._told(found))
        if same:
            raise Unclear("elsewhere", given=text, known=self._told(same))
        near = difflib.get_close_matches(folded(text), self._by_name, n=_OFFERS, cutoff=0.5)
        found = [known for name in near for known in self._by_name[name]]
        raise _unknown("unknown-name", text, self._told(found))

    def has(self, project: str, name: str) -> bool:
        """Whether some project goes by an id or, where none is given, by a name."""
        return project in self._by_id if project else folded(name) in self._by_name

    def made(self, project: str, name: str, cohort: str, area: dict[str, str], naming: Naming) -> Known:
        """A project that the book has not yet.

        Args:
            project: its id; one is made where it is empty.
            name: its name.
            cohort: the plan year that the row states.
            area: what the row says of where it lies, by level.
            naming: makes ids.

        Raises:
            Unclear: the row does not say all that a project has to have, or its id is none.
        """
        year = cohort or (str(self._cohort) if self._cohort else "")
        if not name or not year:
            raise Unclear("new-needs", given=name or project)
        key = (folded(name), year, *(area.get(level, "") for level in AREA_LEVELS))
        if not project and key in self._made:
            return self._made[key]
        project = project or naming(self._ids, year)
        record, problems = read_record("project", {"id": project, "name": name, "cohort": year})
        if record is None:
            raise Unclear("new-id", given=project, offer=str(problems[0].params.get("offer", "")))
        told = tuple(area.get(level) for level in AREA_LEVELS)
        known = Known(f"projects/{year}/{project}.yaml", project, name, int(year), told)
        self._ids.add(project)
        return self._made.setdefault(key, known)

    def _told(self, projects: list[Known]) -> str:
        return "、".join(f"{known.name}（{known.id}）" for known in projects[: 2 * _OFFERS])


def _unknown(key: str, given: str, near: str) -> Unclear:
    """That nothing goes by a name or an id, with what is near to it, where anything is."""
    return Unclear(key, given=given, known=near) if near else Unclear(f"{key}-alone", given=given)


def folded(name: str) -> str:
    """A name as it is compared: full-width signs folded, spaces and line breaks left out."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
