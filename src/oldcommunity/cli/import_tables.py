"""`oc import`: what a spreadsheet says, brought into the book after it was looked at."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, tell, write
from oldcommunity.errors import BookError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.proving import WouldBeWrong
    from oldcommunity.exchange.tables.columns import Target
    from oldcommunity.exchange.tables.importing import Imported
    from oldcommunity.exchange.tables.proposal import Proposed, Remark
    from oldcommunity.labels import Labels

FileArgument = Annotated[str, typer.Argument()]
SheetOption = Annotated[str | None, typer.Option("--sheet")]
MapOption = Annotated[str | None, typer.Option("--map")]
WriteMapOption = Annotated[str | None, typer.Option("--write-map")]
LockedOption = Annotated[bool, typer.Option("--locked")]
NewOption = Annotated[bool, typer.Option("--new")]
DryRunOption = Annotated[bool, typer.Option("--dry-run")]
YesOption = Annotated[bool, typer.Option("--yes")]


def command(
    table: FileArgument,
    sheet: SheetOption = None,
    columns: MapOption = None,
    write_map: WriteMapOption = None,
    as_of: options.AsOfOption = None,
    cohort: options.CohortOption = None,
    new: NewOption = False,
    locked: LockedOption = False,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Show what a table would change, ask, and write all of it or nothing."""
    if dry_run and yes:
        raise UsageError("not-with", option="--dry-run", other="--yes")
    path = Path(table)
    named = _named(columns, lang)
    if write_map is not None:
        _write_map(path, sheet, named, write_map, lang)
        return
    if not path.is_file():
        raise UsageError("no-such-file", path=str(path))
    if not (dry_run or yes or _somebody_is_there()):
        raise UsageError("import-needs-yes")
    scope = options.open_scope(data=data, lang=lang, as_of=as_of)
    found, edits = _prepared(scope, path, sheet, named, as_of, cohort, making=new, locked=locked)
    labels = scope.labels
    _show(found, labels, plain=plain)
    if found.proposal.problems:
        raise BookError("import-refused", number=len(found.proposal.problems))
    if not edits:
        return
    root = scope.book.root
    say = labels.text
    try:
        if dry_run:
            from oldcommunity.edits.batch import prove_all

            prove_all(root, edits, scope.today)
            tell(say("import_page", "dry-run"), sys.stdout)
        elif yes or _agreed(labels):
            from oldcommunity.edits.batch import write_all
            from oldcommunity.edits.writing import writing

            with writing(root):
                written = write_all(root, edits, scope.today)
            changes = sum(len(project.changes) for project in found.proposal.projects)
            tell(say("import_page", "written", files=len(written), changes=changes), sys.stdout)
        else:
            tell(say("import_page", "not-written"), sys.stdout)
    except BookError as error:
        from oldcommunity.edits.proving import WouldBeWrong

        if isinstance(error, WouldBeWrong):
            _say_what_is_wrong(error, found.proposal.projects, labels)
        raise


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _agreed(labels: Labels) -> bool:
    sys.stdout.write(labels.text("import_page", "ask"))
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def _prepared(
    scope: options.Scope,
    path: Path,
    sheet: str | None,
    named: Mapping[str, Target],
    as_of: str | None,
    cohort: str | None,
    *,
    making: bool,
    locked: bool,
) -> tuple[Imported, list[Edit]]:
    """What the table would change, and the bytes that each file would hold."""
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.changes import Append, Put
    from oldcommunity.edits.new_project import next_id
    from oldcommunity.edits.proving import WouldBeWrong
    from oldcommunity.edits.splicing import changed
    from oldcommunity.exchange.tables.importing import imported

    with closing(scope.book) as book:
        # A table that lies in the book's folder, as the one to import may, keeps no record from being read.
        if left_out := [file for file in scope.context.left_out if not file.lower().endswith((".csv", ".xlsx"))]:
            raise BookError("import-incomplete-book", path=left_out[0])
        year = _year(scope, cohort, making=making)
        day = scope.day if as_of else None
        naming = next_id if making else None
        found = imported(book, path, sheet=sheet, named=named, day=day, cohort=year, making=naming, locked=locked)
    edits = []
    if not found.proposal.problems:
        for project in found.proposal.projects:
            steps = [(Append if edit.adds else Put)(edit.path, edit.value) for edit in project.edits]
            file = project.project.path
            try:
                edits.append(Edit(file, project.old, changed("project", file, project.old, steps)))
            except WouldBeWrong as error:
                found.proposal.problems += _what_does_not_fit(error, project, scope.labels)
    return found, edits


def _year(scope: options.Scope, cohort: str | None, *, making: bool) -> int | None:
    """The plan year asked for; one that the book has not yet, where projects are to be made in it."""
    if cohort and making and cohort.isascii() and cohort.isdigit() and len(cohort) == 4:
        return int(cohort)
    return options.year_of(scope.figures, cohort)


def _named(columns: str | None, lang: str | None) -> Mapping[str, Target]:
    """What a column map says.

    Raises:
        UsageError: it is not one; what is wrong is told before.
    """
    if columns is None:
        return {}
    from oldcommunity.exchange.tables.column_map import read_map
    from oldcommunity.views.problems.signs import Screen, safe
    from oldcommunity.views.problems.words import sentence

    found = read_map(Path(columns))
    labels = options.labels_for(None, lang)
    lines = [(one.at, f"{one.code} {sentence(one.code, one.params, labels, Screen())}") for one in found.findings]
    for entry in found.bad:
        key = "map-entry" if entry.offers else "map-entry-any"
        told = labels.text("import_page", key, given=entry.given, known=" / ".join(entry.offers))
        lines.append((entry.at, told))
    if found.bad:
        from oldcommunity.exchange.tables.columns import FIELDS
        from oldcommunity.labels.columns import column_name

        known = labels.text("import_page", "map-fields", known=" / ".join(column_name(path, labels) for path in FIELDS))
    for at, told in lines:
        tell(f"{safe(at.path)}:{at.line}:{at.column}: {safe(told)}")
    if found.bad:
        tell(known)
    if lines:
        raise UsageError("bad-map", path=columns, number=len(lines))
    return found.targets


def _write_map(path: Path, sheet: str | None, named: Mapping[str, Target], target: str, lang: str | None) -> None:
    """Write a map for a table's columns, to be completed."""
    from oldcommunity.exchange.tables.column_map import map_text
    from oldcommunity.exchange.tables.importing import columns_to_map
    from oldcommunity.labels.columns import column_name

    labels = options.labels_for(None, lang)
    columns = columns_to_map(path, sheet, named)
    if Path(target).exists():
        raise UsageError("output-exists", path=target)
    perhaps, about = (labels.text("import_page", key) for key in ("map-perhaps", "map-about"))
    write(map_text(columns, perhaps, about, lambda path: column_name(path, labels)), target)
    if target != "-":
        tell(labels.text("import_page", "map-written", path=target, name=str(path)))


def _show(found: Imported, labels: Labels, *, plain: bool) -> None:
    from oldcommunity.reports.imported import import_report
    from oldcommunity.views.import_page import import_page

    form = choose_format(None, None, plain=plain)
    write(page_text(import_page(import_report(found), labels), form, labels), None)


def _say_what_is_wrong(error: WouldBeWrong, projects: Sequence[Proposed], labels: Labels) -> None:
    """Tell what could not be true after the import, with the cells behind it; first what lies in the table itself."""
    from oldcommunity.cli.import_cells import cells_of
    from oldcommunity.views.problems.signs import Screen, safe
    from oldcommunity.views.problems.words import sentence

    behind = [(problem, cells_of(problem, projects, error.supposed)) for problem in error.problems]
    changed = {one.project.path for one in projects}
    for problem, cells in sorted(behind, key=lambda one: one[0].at.path not in changed):
        told = {
            "place": options.shown(problem.at.path),
            "problem": f"{problem.code} {sentence(problem.code, problem.params, labels, Screen())}",
            "cells": labels.text("edit_page", "stop").join(cells),
        }
        key = "would-be-wrong-cells" if cells else "would-be-wrong"
        tell(safe(labels.text("import_page", key, **told)))


def _what_does_not_fit(error: WouldBeWrong, project: Proposed, labels: Labels) -> list[Remark]:
    """Values that are none of their kind, with their cells, as problems of the table."""
    from oldcommunity.cli.import_cells import cells_of
    from oldcommunity.exchange.tables.proposal import Remark
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.words import sentence

    return [
        Remark("does-not-fit", at, {"problem": sentence(problem.code, problem.params, labels, Screen())})
        for problem in error.problems
        for at in cells_of(problem, [project], error.supposed)[:1]
    ]
