"""`oc record`: what happened, written into the file that tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_or_word
from oldcommunity.codelists import CAUSES, MILESTONES
from oldcommunity.dates import day_text
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.cli.editing import Desk
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.changes import Path
    from oldcommunity.edits.recording import Happened
    from oldcommunity.labels import Labels

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

#: The field of a project that each option is for.
_FIELDS: dict[str, Path] = {
    "--as-of": ("progress", 0, "as_of"),
    "--invested": ("progress", 0, "invested"),
    "--physical": ("progress", 0, "physical"),
    "--suspended": ("suspensions", 0, "from"),
    "--resumed": ("suspensions", 0, "until"),
    "--cancelled": ("cancelled", "on"),
    "--reason": ("cancelled", "reason"),
    "--open": ("issues", 0, "text"),
    "--cause": ("issues", 0, "cause"),
    "--owner": ("issues", 0, "owner"),
    "--due": ("issues", 0, "due"),
    "--on": ("issues", 0, "closed"),
    "--note": ("note",),
    "--source": ("source",),
}
_OF_PROJECTS = ("--invested", "--physical", "--met", "--suspended", "--resumed", "--cancelled", "--reason", "--source")
_NEEDS = {
    "--reason": ("--suspended", "--cancelled"),
    "--cause": ("--open",),
    "--owner": ("--open",),
    "--due": ("--open",),
    "--on": ("--open", "--close"),
}
_WHAT = ("--invested", "--physical", "--met", "--suspended", "--resumed", "--cancelled", "--open", "--close")


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
    happened = _happened(told, project, data, lang)

    def plan(desk: Desk) -> Sequence[Edit]:
        path = _file(desk.book, project, inspection)
        return [_edit(desk, path, happened)]

    carry_out(data, lang, plan, dry_run=dry_run)


def _happened(told: dict[str, Any], project: str | None, data: str | None, lang: str | None) -> Happened:
    """What the options tell, checked, and asked for where it is not enough."""
    from oldcommunity.cli.answers import check_value
    from oldcommunity.edits.recording import Happened

    for option, others in _NEEDS.items():
        if option in told and not any(other in told for other in others):
            raise UsageError("only-with", option=option, other=" / ".join(others))
    labels = options.labels_for(None, lang)
    if not any(option in told for option in _WHAT):
        told = {**told, **_asked(labels, told, project)}
    if told.get("--as-of") == "today":
        told["--as-of"] = _today(data)
    if "--cause" in told:
        told = {**told, "--cause": code_or_word(told["--cause"], CAUSES)}
    for option, path in _FIELDS.items():
        if option in told:
            check_value(labels, option, "project", path, told[option])
    met = dict(_met(labels, told.get("--met") or ()))
    progress = {key: told[f"--{key}"] for key in ("invested", "physical") if f"--{key}" in told}
    on = told.get("--on") or told.get("--as-of")
    if progress and "--as-of" not in told:
        told["--as-of"] = _asked_day(labels, "--as-of")
    if ("--open" in told or "--close" in told) and on is None:
        on = _asked_day(labels, "--on")
    problem = {"text": told.get("--open"), **{key: told.get(f"--{key}") for key in ("cause", "owner", "due")}}
    return Happened(
        as_of=told.get("--as-of"),
        on=on,
        progress=progress,
        met=met,
        suspended=told.get("--suspended"),
        resumed=told.get("--resumed"),
        cancelled=told.get("--cancelled"),
        reason=told.get("--reason"),
        solved=tuple(told.get("--close") or ()),
        problem={key: value for key, value in problem.items() if value} if "--open" in told else {},
        remarks={key: told[f"--{key}"] for key in ("note", "source") if f"--{key}" in told},
    )


def _met(labels: Labels, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Milestones and the days on which they were met."""
    from oldcommunity.cli.answers import check_value

    for word in words:
        code, equals, day = word.partition("=")
        if not equals:
            raise UsageError("bad-met", given=word)
        code = code_or_word(code, MILESTONES)
        check_value(labels, "--met", "project", ("milestones", 0, "code"), code)
        check_value(labels, "--met", "project", ("milestones", 0, "met"), day)
        yield code, day


def _asked(labels: Labels, told: dict[str, Any], project: str | None) -> dict[str, str]:
    """A progress entry, one field after another."""
    from oldcommunity.cli.answers import ask_value
    from oldcommunity.cli.prompting import somebody_is_there

    if project is None or not somebody_is_there():
        raise UsageError("record-what", known=" ".join(_WHAT))
    found: dict[str, Any] = {"--as-of": told.get("--as-of") or _asked_day(labels, "--as-of")}
    for option in ("--invested", "--physical", "--open"):
        found[option] = ask_value(labels, option[2:], "project", _FIELDS[option], needed=False)
    found["--met"] = list(_asked_milestones(labels))
    if not any(found[option] for option in ("--invested", "--physical", "--open", "--met")):
        raise UsageError("record-what", known=" ".join(_WHAT))
    for option in ("--note", "--source"):
        if option not in told:
            found[option] = ask_value(labels, option[2:], "project", _FIELDS[option], needed=False)
    return {option: value for option, value in found.items() if value}


def _asked_milestones(labels: Labels) -> Iterator[str]:
    """Milestones and their days, one after another, until there is none more."""
    from oldcommunity.cli.answers import refused
    from oldcommunity.cli.prompting import ask
    from oldcommunity.codelists import MILESTONES

    def wrong(told: str) -> str:
        return refused(lambda: list(_met(labels, [told] if told else [])), labels)

    while told := ask(labels, "met", wrong, known=[f"{code}=" for code in MILESTONES]):
        yield told


def _asked_day(labels: Labels, option: str) -> str:
    from oldcommunity.cli.answers import ask_value, need

    need(option, labels)
    return ask_value(labels, option.removeprefix("--").replace("-", "_"), "project", _FIELDS[option])


def _today(data: str | None) -> str:
    from contextlib import closing

    with closing(options.open_at(data)) as book:
        return day_text(options.current_day(book))


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


def _edit(desk: Desk, path: str, happened: Happened) -> Edit:
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.recording import inspection_changes, project_changes
    from oldcommunity.edits.splicing import changed, said
    from oldcommunity.source.names import kind_of

    kind = kind_of(path) or ""
    old = desk.read(path)
    changes: Callable[..., Any] = inspection_changes if kind == "inspection" else project_changes
    return Edit(path, old, changed(kind, path, old, list(changes(said(path, old), happened))))
