"""`oc published`: does what was printed still follow; and freezing what is about to be."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.explain import figure_of
from oldcommunity.cli.output import choose_format, page_width, patch_path, show, shown_path, write, write_patch
from oldcommunity.codelists import FUND_KINDS
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.figures.prints.freezing import Wanted

FailingOption = Annotated[bool, typer.Option("--failing")]
AddOption = Annotated[str | None, typer.Option("--add")]
TargetOption = Annotated[str | None, typer.Option("--target")]
KindOption = Annotated[str | None, typer.Option("--kind")]
YearOption = Annotated[int | None, typer.Option("--year")]
ProjectOption = Annotated[str | None, typer.Option("--project")]
PlaceOption = Annotated[str | None, typer.Option("--place")]
SourceOption = Annotated[str | None, typer.Option("--source")]
DryRunOption = Annotated[bool, typer.Option("--dry-run")]


def command(
    failing: FailingOption = False,
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    add: AddOption = None,
    area: options.AreaOption = None,
    unit: options.UnitOption = None,
    target: TargetOption = None,
    kind: KindOption = None,
    year: YearOption = None,
    project: ProjectOption = None,
    place: PlaceOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> int:
    """Judge every printed figure; 1 where any fares otherwise than expected."""
    for_adding = {
        "--area": area,
        "--unit": unit,
        "--target": target,
        "--kind": kind,
        "--year": year,
        "--project": project,
        "--place": place,
        "--source": source,
        "--dry-run": dry_run or None,
    }
    if add is None:
        for name, given in for_adding.items():
            if given is not None:
                raise UsageError("only-with", option=name, other="--add")
        return _judge(failing, as_of, rev, cohort, form, output, plain, data, lang)
    for name, given in {"--rev": rev, "--format": form, "--output": output, "--failing": failing or None}.items():
        if given is not None:
            raise UsageError("not-with", option=name, other="--add")
    figure = figure_of(add)
    kind = None if kind is None else code_of(kind, FUND_KINDS)
    # Held from before the book is read: of two who freeze at once, the second sees what the first wrote.
    from oldcommunity.edits.writing import writing
    from oldcommunity.figures.prints.freezing import Wanted

    with writing(options.book_root(data)):
        scope = options.open_scope(data=data, lang=lang, as_of=as_of, cohort=cohort, area=area)
        target = options.target_of(scope.figures, target)
        unit = options.unit_of(unit)
        wanted = Wanted(figure, scope.day, scope.cohort, target, scope.area, unit, kind, year, project, place, source)
        write(_freeze(scope, wanted, dry_run=dry_run), None)
    return 0


def _judge(
    failing: bool,
    as_of: str | None,
    rev: str | None,
    cohort: str | None,
    form: str | None,
    output: str | None,
    plain: bool,
    data: str | None,
    lang: str | None,
) -> int:
    from oldcommunity.reports.published import published_report

    chosen = choose_format(form, output, plain=plain)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort)
    until = None if as_of is None else scope.day
    report = published_report(scope.figures, scope.context, cohort=scope.cohort, until=until, failing=failing)
    scope.book.close()
    show("published", report, scope.labels, chosen, output, width=page_width(chosen))
    options.say_what_is_missing(scope)
    return 1 if report.unexpected or report.unread else 0


def _freeze(scope: options.Scope, wanted: Wanted, *, dry_run: bool) -> str:
    """Write a figure down as a print, or show how; what is said of it."""
    from oldcommunity.edits.batch import Edit, difference, prove_all, write_all
    from oldcommunity.edits.changes import Append
    from oldcommunity.edits.splicing import changed, line_of, said
    from oldcommunity.edits.writing import current
    from oldcommunity.errors import BookError
    from oldcommunity.figures.prints.freezing import freeze

    with closing(scope.book) as book:
        if scope.context.left_out:
            raise BookError("incomplete-book", path=scope.context.left_out[0])
        item = freeze(scope.figures, wanted)
        path = _file(book.paths("published"))
        root = book.root
    old = current(root, path)
    told = {
        "path": shown_path(root, path),
        "figure": scope.labels.text("figures", wanted.figure),
        "printed": str(item["printed"]),
        "day": str(item["as_of"]),
    }
    known = said(path, old).get("figures") or []
    if any(item.items() <= other.items() for other in known if isinstance(other, dict)):
        return scope.labels.text("published_page", "already-there", **told) + "\n"
    edit = Edit(path, old, changed("published", path, old, [Append(("figures",), item)]))
    if dry_run:
        prove_all(root, [edit], scope.today)
        write_patch(difference([edit], patch_path(root)))
        return ""
    write_all(root, [edit], scope.today)
    line = line_of(edit.new, ("figures", len(known)))
    return scope.labels.text("published_page", "added", line=line, **told) + "\n"


def _file(paths: list[str]) -> str:
    """The file that new prints go to: `published.yaml`, or the only one there is."""
    if not paths or "published.yaml" in paths:
        return "published.yaml"
    if len(paths) > 1:
        raise UsageError("several-files", known=" ".join(paths))
    return paths[0]
