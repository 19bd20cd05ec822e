"""`oc record`: what happened, written into the file that tells of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import tell
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.cli.editing import Desk
    from oldcommunity.edits.batch import Edit

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
    from oldcommunity.cli.happened import completed, happened, says_something
    from oldcommunity.edits.proving import WouldBeWrong
    from oldcommunity.edits.recording import recorded

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
    answers: dict[str, Any] = {}
    while True:
        full = completed(told, project, data, lang, answers)

        def plan(desk: Desk, full: dict[str, Any] = full) -> Sequence[Edit]:
            path = _file(desk.book, project, inspection)
            return [recorded(path, desk.read(path), happened(full, desk.labels))]

        try:
            return carry_out(data, lang, plan, dry_run=dry_run)
        except WouldBeWrong:
            # Somebody else wrote while the questions were answered; with options alone there is nothing to ask again.
            if says_something(told):
                raise
            answers = {option: value for option, value in full.items() if option not in told}
            tell(options.labels_for(None, lang).text("edit_page", "answer-again"), sys.stdout)


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
