"""Names, ids and references: every record is found under one name, and only once."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location

_AREA = ", ".join(AREA_LEVELS)


@check("OC401")
def file_name(case: Case) -> Iterator[Found]:
    """The file of a project or an inspection bears its id.

    The id is what all other files call it by; whoever looks for it looks for a file of that name. A file that
    bears the id of another one is OC402.

    Passes::

        # projects/2022-a.yaml
        id: 2022-a
        name: 甲小区
        cohort: 2022

    Fails::

        # projects/2022-b.yaml
        id: 2022-a # <- OC401
        name: 甲小区
        cohort: 2022
    """
    for table in ("project", "inspection"):
        rows = case.book.rows(
            f"SELECT path, id, place FROM the_{table} t WHERE path NOT GLOB '*/' || id || '.yaml' AND NOT EXISTS "
            f"(SELECT 1 FROM the_{table} o WHERE o.id = t.id AND o.path <> t.path "
            "AND o.path GLOB '*/' || o.id || '.yaml') "
            "ORDER BY path"
        )
        for path, name, place in rows:
            yield Found(Location.of(path, place), {"id": name, "file": path.rpartition("/")[2]})


@check("OC402")
def duplicate_id(case: Case) -> Iterator[Found]:
    """No two projects, funds, documents or inspections have the same id.

    Of several, the one whose file bears the id counts as the first, else the first by path. Two items of one
    file are OC322. Nothing of the other files of a project or inspection counts in any figure, and every page says
    so; as long as a project is there twice, nothing is said of totals and prints of its year.

    Passes::

        # projects/2022/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        # projects/2022/b.yaml
        id: b
        name: 乙小区
        cohort: 2022

    Fails::

        # projects/2021/a.yaml
        id: a
        name: 甲小区
        cohort: 2021
        # projects/2022/a.yaml
        id: a # <- OC402
        name: 乙小区
        cohort: 2022
    """
    for one in case.book.repeats:
        first_at = Location.of(one.first, one.first_place)
        yield Found(Location.of(one.path, one.place), {"id": one.id, "first": one.first}, (first_at,))
    for table in ("fund", "document"):
        rows = case.book.rows(
            f"SELECT id, path, place FROM the_{table} WHERE id IN "
            f"(SELECT id FROM the_{table} GROUP BY id HAVING count(*) > 1) ORDER BY id, path, place"
        )
        first: dict[str, Location] = {}
        for name, path, place in rows:
            at = Location.of(path, place)
            if name in first:
                yield Found(at, {"id": name, "first": first[name].path}, (first[name],))
            else:
                first[name] = at


@check("OC403")
def same_project(case: Case) -> Iterator[Found]:
    """Two projects of one year and area with the same name and the same number of buildings are one, told twice.

    Names are compared without regard to full-width signs and capitals. Phases of one community under the same
    name differ in their buildings; where they do not, say which phase it is in the name, or waive the warning.

    Passes::

        # projects/2022-a.yaml
        id: 2022-a
        name: 麒麟新村
        cohort: 2022
        buildings: 2
        # projects/2022-b.yaml
        id: 2022-b
        name: 麒麟新村
        cohort: 2022
        buildings: 14

    Fails::

        # projects/2022-a.yaml
        id: 2022-a
        name: 东苑小区1-2栋
        cohort: 2022
        # projects/2022-b.yaml
        id: 2022-b
        name: 东苑小区１－２栋 # <- OC403
        cohort: 2022
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    rows = case.book.each(f"SELECT content, name, cohort, buildings, {_AREA} FROM the_project")
    for content, name, *rest in rows:
        groups[unicodedata.normalize("NFKC", name).casefold(), *rest].append(content)
    for contents in groups.values():
        if len(contents) > 1:
            yield from _same(case, sorted(set(contents)))


def _same(case: Case, contents: list[int]) -> Iterator[Found]:
    rows = case.book.rows(
        "SELECT id, name, path, name_place FROM the_project "
        "WHERE content IN (SELECT value FROM json_each(?)) ORDER BY path",
        json.dumps(contents),
    )
    first_id, _, first_path, first_place = rows[0]
    for name_id, name, path, place in rows[1:]:
        if name_id != first_id:  # the same id twice is a problem of its own
            params = {"name": name, "other": first_id}
            yield Found(Location.of(path, place), params, (Location.of(first_path, first_place),))


@check("OC404")
def duplicate_cohort(case: Case) -> Iterator[Found]:
    """One year has one cohort file for each area and target.

    Two would each give their own plan and totals, and no figure could say which of them it follows. The one with
    the shorter name counts as the first.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # cohorts/2022-livelihood.yaml
        cohort: 2022
        target: livelihood
        plan: [{projects: 10}]

    Fails::

        # cohorts/2022-new.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # cohorts/2022-old.yaml
        cohort: 2022 # <- OC404
        plan: [{projects: 20}]
    """
    first: dict[tuple[object, ...], Location] = {}
    for path, place, *key in case.book.rows(
        f"SELECT path, place, cohort, target, {_AREA} FROM the_cohort ORDER BY length(path), path"
    ):
        at = Location.of(path, place)
        if tuple(key) in first:
            before = first[tuple(key)]
            yield Found(at, {"cohort": key[0], "first": before.path}, (before,))
        else:
            first[tuple(key)] = at


@check("OC405")
def unknown_reference(case: Case) -> Iterator[Found]:
    """A project or finding that another record names is in the book.

    A project whose own file could not be read, or no longer has its id, is not reported again.

    Passes::

        # projects/2022-a.yaml
        id: 2022-a
        name: 甲小区
        cohort: 2022
        # inspections/2022-05-11.yaml
        id: 2022-05-11
        date: 2022-05-11
        kind: joint
        sites:
          - name: 甲小区
            project: 2022-a

    Fails::

        # projects/2022-chonggui-xincun.yaml
        id: 2022-chonggui-xincun
        name: 崇桂新村
        cohort: 2022
        # inspections/2022-05-11.yaml
        id: 2022-05-11
        date: 2022-05-11
        kind: joint
        sites:
          - name: 崇桂新村
            project: 2022-chongui-xincun # <- OC405
    """
    rows = case.book.rows(
        "SELECT path, kind, id, place FROM the_reference r WHERE kind <> 'project' "
        "OR NOT EXISTS (SELECT 1 FROM the_project p WHERE p.id = r.id) ORDER BY path, place"
    )
    # A file of that name which cannot be read, or which has another id now, is told of for that.
    named = {path.rpartition("/")[2] for path in case.book.paths("project")}
    named |= {problem.at.path.rpartition("/")[2] for problem in case.reading}
    for path, kind, name, place in rows:
        if kind == "project" and f"{name}.yaml" in named:
            continue
        offer = _nearest(case, name) if kind == "project" else ""
        yield Found(Location.of(path, place), {"kind": kind, "id": name, "offer": offer})


def _nearest(case: Case, name: str) -> str:
    """The id that a misspelt one most likely means; empty where none is near."""
    candidates = case.book.rows(
        "SELECT id FROM the_project WHERE abs(length(id) - length(:id)) < 5 "
        "AND (id GLOB substr(:id, 1, 6) || '*' OR id GLOB '*' || substr(:id, -6)) ORDER BY id LIMIT 1000",
        id=name,
    )
    close = difflib.get_close_matches(name, [found for (found,) in candidates], n=1, cutoff=0.6)
    return close[0] if close else ""
