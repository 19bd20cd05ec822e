"""`oc new`: a project's file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import shown_path, tell
from oldcommunity.errors import BookError, UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.cli.editing import Desk
    from oldcommunity.edits.batch import Edit
    from oldcommunity.labels import Labels

NewArgument = Annotated[str | None, typer.Argument()]
ChangesArgument = Annotated[list[str] | None, typer.Argument()]
NameOption = Annotated[str | None, typer.Option("--name")]
AreaOption = Annotated[list[str] | None, typer.Option("--area")]
DryRunOption = Annotated[bool, typer.Option("--dry-run")]

#: What a plan year is given as where nobody knows it.
_UNKNOWN = "null"


def command(
    new_id: NewArgument = None,
    changes: ChangesArgument = None,
    name: NameOption = None,
    cohort: options.CohortOption = None,
    area: AreaOption = None,
    dry_run: DryRunOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Begin the file of a project."""
    from oldcommunity.cli.answers import check_value
    from oldcommunity.cli.asking_area import book_area
    from oldcommunity.cli.codes import plain_year
    from oldcommunity.cli.editing import as_typed, carry_out

    words = [as_typed(word) for word in changes or ()]
    new_id, name = (as_typed(told) if told is not None else None for told in (new_id, name))
    area = [as_typed(told) for told in area] if area is not None else None
    if new_id is not None and "=" in new_id:
        words, new_id = [new_id, *words], None
    labels = options.labels_for(None, lang)
    cohort = plain_year(cohort) if cohort is not None else None
    asked = cohort is None
    if new_id is None or cohort is None or name is None:
        new_id, cohort, name, area = _asked(new_id, cohort, name, area, data, lang)
    project, called = new_id, name
    year = None if cohort == _UNKNOWN else cohort
    check_value(labels, labels.section("help")["metavar.new_id"], "project", ("id",), project)
    check_value(labels, "--name", "project", ("name",), called)
    if year is not None:
        check_value(labels, "--cohort", "project", ("cohort",), year)

    def plan(desk: Desk) -> Sequence[Edit]:
        found = book_area(desk.book, area or [])
        _refuse_taken(desk.book, project)
        _say_same_name(desk, called, year)
        if not asked and desk.book.rows("SELECT 1 FROM the_project WHERE cohort = ? LIMIT 1", int(year or 0)):
            # Of a year that is new to the book the check tells, once the project is there.
            _say_unplanned(desk.book, desk.labels, year)
        return [_edit(desk, project, year, {"name": called, "area": found}, words)]

    carry_out(data, lang, plan, dry_run=dry_run)


def _asked(
    new_id: str | None, cohort: str | None, name: str | None, area: list[str] | None, data: str | None, lang: str | None
) -> tuple[str, str, str, list[str] | None]:
    """Id, plan year, name and area: what was not said is asked for."""
    from oldcommunity.checks.unplanned_year import planned_years
    from oldcommunity.cli.answers import ask_value, need, problem_of, refused
    from oldcommunity.cli.asking_area import ask_area
    from oldcommunity.cli.prompting import ask
    from oldcommunity.edits.new_project import next_id

    options.book_root(data)  # Where there is no book, nothing else that is missing matters.
    missing = {"--cohort": cohort, "--name": name, "new_id": new_id}
    need(next(option for option, value in missing.items() if value is None), options.labels_for(None, lang))
    with closing(options.open_at(data)) as book:
        labels = options.labels_for(book, lang)
        if cohort is None:
            latest = max(planned_years(book), default=None)
            if latest is None:
                ((latest,),) = book.rows("SELECT max(cohort) FROM the_project")
            cohort = ask(labels, "cohort", lambda told: _wrong_year(labels, told), usual=str(latest or ""))
            _say_unplanned(book, labels, None if cohort == _UNKNOWN else cohort)
        name = name or ask_value(labels, "name", "project", ("name",))
        if area is None:
            area = ask_area(book, labels)

        def check(told: str) -> str:
            return problem_of(labels, "project", ("id",), told) or refused(lambda: _refuse_taken(book, told), labels)

        if new_id is None:
            known = [str(one) for (one,) in book.rows("SELECT id FROM the_project")]
            new_id = ask(labels, "id", check, usual=next_id(known, None if cohort == _UNKNOWN else cohort))
    return new_id, cohort, name, area


def _wrong_year(labels: Labels, told: str) -> str:
    from oldcommunity.cli.answers import problem_of

    return "" if told == _UNKNOWN else problem_of(labels, "project", ("cohort",), told)


def _say_unplanned(book: Book, labels: Labels, year: str | None) -> None:
    """Tell at once that the book has plans, and none for this year."""
    from oldcommunity.checks.unplanned_year import near_year, planned_years

    planned = planned_years(book)
    if year is None or not planned or int(year) in planned:
        return
    near = near_year(int(year), planned)
    key = "no-plan-slip" if near else "no-plan"
    text = labels.text("edit_page", key, cohort=year, known=" ".join(map(str, planned)), offer=near)
    tell(_safe(text))


def _refuse_taken(book: Book, project: str) -> None:
    """See that nobody has the id."""
    found = book.rows("SELECT path FROM the_project WHERE id = ?", project)
    if found:
        raise UsageError("id-taken", given=project, path=str(found[0][0]))


def _say_same_name(desk: Desk, name: str, year: str | None) -> None:
    """Tell of other projects of that year with the same name."""
    condition = "cohort IS NULL" if year is None else "cohort = CAST(:year AS INTEGER)"
    sql = f"SELECT id, path FROM the_project WHERE name = :name AND {condition} ORDER BY id"
    for project, found in desk.book.rows(sql, name=name, year=year):
        path = shown_path(desk.book.root, str(found))
        text = desk.labels.text("edit_page", "same-name", name=name, id=project, path=path)
        tell(_safe(text))


def _safe(text: str) -> str:
    from oldcommunity.views.problems.signs import safe

    return safe(text)


def _edit(desk: Desk, project: str, year: str | None, fields: dict[str, object], words: Sequence[str]) -> Edit:
    from oldcommunity.cli.answers import value_sentence
    from oldcommunity.cli.assignments import changes_in_words
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.changes import Change, Put, applied
    from oldcommunity.edits.new_project import new_project, path_of
    from oldcommunity.edits.proving import WouldBeWrong

    root = desk.book.root
    path = path_of(project, year)
    if os.path.lexists(root / path):
        raise BookError("output-exists", path=shown_path(root, path))
    steps: list[Change] = [Put(("id",), project), Put(("name",), fields["name"]), Put(("cohort",), year)]
    steps += [Put(("area",), fields["area"])] if fields["area"] else []
    told: object = {}
    for step in steps:
        told = applied(told, step)
    steps += changes_in_words("project", told, words)
    try:
        return Edit(path, None, new_project(root, project, year, steps)[1])
    except WouldBeWrong as error:
        if error.exit_code != UsageError.exit_code:
            raise
        # There is no such file yet whose lines could be shown.
        *others, last = (value_sentence(problem, desk.labels) for problem in error.problems)
        for other in others:
            text = desk.labels.text("errors", "new-value", problem=other)
            tell(_safe(f"oc: {desk.labels.text('phrases', 'error')}: {text}"))
        raise UsageError("new-value", problem=last) from None
