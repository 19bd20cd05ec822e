"""`oc schedule`: plan against fact."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.list_projects import AllOption, LimitOption
from oldcommunity.cli.output import FORMATS, choose_format
from oldcommunity.codelists import LIGHTS
from oldcommunity.errors import UsageError

_CALENDAR = "ics"


def command(
    project: Annotated[str | None, typer.Argument()] = None,
    light: Annotated[str | None, typer.Option("--light")] = None,
    due: Annotated[int | None, typer.Option("--due", min=0, max=3650)] = None,
    by: Annotated[str | None, typer.Option("--by")] = None,
    gantt: Annotated[bool, typer.Option("--gantt")] = False,
    backward: Annotated[str | None, typer.Option("--backward")] = None,
    save: Annotated[bool, typer.Option("--write")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    limit: LimitOption = None,
    all: AllOption = False,  # noqa: A002 - the option is called so
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell plan against fact: lights, slips, what is due, and schedules planned backwards."""
    from oldcommunity.cli import schedule_answers as answers
    from oldcommunity.reports.schedule import GROUPINGS

    chosen = _format(form, output, plain=plain)
    by = None if by is None else code_of(by, GROUPINGS, "bad-by")
    light = None if light is None else code_of(light.strip().removesuffix("灯"), LIGHTS)
    asked: dict[str, object] = {"--by": by, "--light": light, "--gantt": gantt, "--due": due, "--backward": backward}
    _apart([name for name, given in asked.items() if given not in (None, False)], project, chosen)
    finish = None if backward is None else answers.finish_day(backward)
    if finish is not None and not (project or cohort or area or where):
        raise UsageError("backward-what")
    if finish is None and (save or dry_run):
        raise UsageError("only-with", option="--write" if save else "--dry-run", other="--backward")
    told = {"as_of": as_of, "cohort": cohort, "area": area, "where": where, "data": data, "lang": lang}
    if finish is not None and (save or dry_run):
        for name, value in (("--rev", rev), ("--format", form), ("--output", output)):
            if value is not None:
                raise UsageError("not-with", option=name, other="--dry-run" if dry_run else "--write")
        answers.save_backward(finish, project, told, dry_run=dry_run)
        return
    with answers.answering(told, rev, project) as asking:
        if finish is not None:
            answers.show_backward(asking, finish, chosen, output)
        elif chosen == _CALENDAR:
            answers.write_calendar(asking, due, output)
        elif due is not None:
            answers.show_due(asking, due, chosen, output)
        else:
            shown = None if all else limit
            answers.show_lights(asking, chosen, output, light=light, by=by, gantt=gantt, limit=shown, everything=all)


def _format(form: str | None, output: str | None, *, plain: bool) -> str:
    """The format: as for all reports, or a calendar feed."""
    if form is None and output is not None and Path(output).suffix.lower() == f".{_CALENDAR}":
        return _CALENDAR
    return choose_format(form, output, plain=plain, formats=(*FORMATS, _CALENDAR))


def _apart(asked: list[str], project: str | None, form: str) -> None:
    """See that only one thing is asked for; a calendar and a chart may be narrowed."""
    if form == _CALENDAR:
        asked = [*asked, "--format ics"]
    if project is not None and "--by" in asked:
        raise UsageError("not-with", option="--by", other=project)
    if form in ("json", "csv") and "--gantt" in asked:
        raise UsageError("not-with", option="--gantt", other=f"--format {form}")
    together = {("--due", "--format ics"), ("--light", "--gantt")}
    for i, name in enumerate(asked):
        for other in asked[i + 1 :]:
            if (name, other) not in together:
                raise UsageError("not-with", option=name, other=other)
