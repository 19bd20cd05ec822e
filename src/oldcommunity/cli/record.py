"""`oc record`: what happened, written into the file that tells of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oldcommunity.cli import options
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.cli.editing import Desk
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.recording import Happened

ProjectArgument = Annotated[str | None, typer.Argument()]
InvestedOption = Annotated[str | None, typer.Option("--invested")]
PhysicalOption = Annotated[str | None, typer.Option("--physical")]
MetOption = Annotated[list[str] | None, typer.Option("--met")]
SuspendedOption = Annotated[str | None, typer.Option("--suspended")]
ResumedOption = Annotated[str | None, typer.Option("--resumed")]
CancelledOption = Annotated[str | None, typer.Option("--cancelled")]
ReasonOption = Annotated[str | None, typer.Option("--reason")]
OpenOption = Annotated[str | None, typer.Option("--open")]
CauseOption = Annotated[str | None, typer.Option("--cause")]
OwnerOption = Annotated[str | None, typer.Option("--owner")]
DueOption = Annotated[str | None, typer.Option("--due")]
CloseOption = Annotated[list[str] | None, typer.Option("--close")]
OnOption = Annotated[str | None, typer.Option("--on")]
InspectionOption = Annotated[str | None, typer.Option("--inspection")]
NoteOption = Annotated[str | None, typer.Option("--note")]
SourceOption = Annotated[str | None, typer.Option("--source")]
DryRunOption = Annotated[bool, typer.Option("--dry-run")]

#: Options that inspections know nothing of.
_OF_PROJECTS = ("--invested", "--physical", "--met", "--suspended", "--resumed", "--cancelled", "--reason", "--source")


def command(
    project: ProjectArgument = None,
    as_of: options.AsOfOption = None,
    invested: InvestedOption = None,
    physical: PhysicalOption = None,
    met: MetOption = None,
    suspended: SuspendedOption = None,
    resumed: ResumedOption = None,
    cancelled: CancelledOption = None,
    reason: ReasonOption = None,
    open_problem: OpenOption = None,
    cause: CauseOption = None,
    owner: OwnerOption = None,
    deadline: DueOption = None,
    close: CloseOption = None,
    on: OnOption = None,
    inspection: InspectionOption = None,
    note: NoteOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Record what happened to a project, or to what an inspection found."""
    from oldcommunity.cli.editing import as_typed, carry_out
    from oldcommunity.cli.happened import happened

    given: dict[str, Any] = {
        "--as-of": as_of,
        "--invested": invested,
        "--physical": physical,
        "--met": met,
        "--suspended": suspended,
        "--resumed": resumed,
        "--cancelled": cancelled,
        "--reason": reason,
        "--open": open_problem,
        "--cause": cause,
        "--owner": owner,
        "--due": deadline,
        "--close": close,
        "--on": on,
        "--note": note,
        "--source": source,
    }
    told = {
        option: as_typed(value) if isinstance(value, str) else [as_typed(word) for word in value]
        for option, value in given.items()
        if value
    }
    project = as_typed(project) if project is not None else None
    if inspection is not None:
        clash = next((option for option in _OF_PROJECTS if option in told), project)
        if clash is not None:
            raise UsageError("not-with", option=clash, other="--inspection")
    elif project is None:
        from oldcommunity.cli.answers import ask_project

        project = ask_project(data, lang)
    told_of = happened(told, project, data, lang)

    def plan(desk: Desk) -> Sequence[Edit]:
        path = _file(desk.book, project, inspection)
        return [_edit(desk, path, told_of)]

    carry_out(data, lang, plan, dry_run=dry_run)


def _file(book: Book, project: str | None, inspection: str | None) -> str:
    """The file that tells of it."""
    if inspection is None:
        from oldcommunity.reports.project import find_project

        return find_project(book, project or "")
    known = book.rows("SELECT id, path FROM the_inspection ORDER BY id")
    found = [str(path) for one, path in known if one == inspection]
    if not found:
        ids = " ".join(str(one) for one, _ in known)
        raise UsageError("unknown-inspection", given=inspection, known=ids or "–")
    return found[0]


def _edit(desk: Desk, path: str, told: Happened) -> Edit:
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.recording import inspection_changes, project_changes
    from oldcommunity.edits.splicing import changed, said
    from oldcommunity.source.names import kind_of

    kind = kind_of(path) or ""
    old = desk.read(path)
    changes: Callable[..., Any] = inspection_changes if kind == "inspection" else project_changes
    return Edit(path, old, changed(kind, path, old, list(changes(said(path, old), told))))
