"""`oc export`: the book as a table for people who work with spreadsheets."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from oldcommunity.cli import options
from oldcommunity.cli.output import tell, write, write_bytes
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.exchange.tables.flat_table import YearTable

FORMATS = ("xlsx", "csv", "json", "oc4ids")
#: What the name of a file may end in.
_ENDINGS = (".xlsx", ".csv", ".json")


def command(
    as_of: options.AsOfOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    rev: options.RevOption = None,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Write the monthly table, or the projects as open data."""
    chosen = _format(form, output)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area, where=where)
    with closing(scope.book):
        if chosen == "oc4ids":
            _write_open_data(scope, output)
        else:
            _write_table(scope, chosen, output)
    options.say_what_is_missing(scope)


def _format(form: str | None, output: str | None) -> str:
    """The format asked for, or that of the file's name; CSV where neither says.

    Raises:
        UsageError: there is no such format, or it cannot go where it is to go.
    """
    ending = Path(output).suffix.lower() if output and output != "-" else ""
    if output and not form and ending and ending not in _ENDINGS:
        raise UsageError("unknown-ending", path=output, given=ending, known=" ".join(_ENDINGS))
    chosen = form or ending.removeprefix(".") or "csv"
    if chosen not in FORMATS:
        raise UsageError("unknown-format", given=chosen, known=" ".join(FORMATS))
    if chosen == "xlsx" and output in (None, "-"):
        raise UsageError("workbook-needs-file")
    return chosen


def _write_table(scope: options.Scope, chosen: str, output: str | None) -> None:
    from oldcommunity.exchange.tables.flat_table import one_table, year_tables

    tables = year_tables(scope.book, scope.day, cohort=scope.cohort, area=scope.area)
    if chosen == "xlsx":
        _write_workbook(scope, tables, output)
    else:
        write(_text(scope, one_table(tables), chosen), output)


def _write_open_data(scope: options.Scope, output: str | None) -> None:
    from oldcommunity.exchange.open_data.oc4ids import package
    from oldcommunity.views.as_json import lines_of

    content, left_out = package(scope.book, scope.labels, scope.day, cohort=scope.cohort, area=scope.area)
    if not content["projects"]:
        raise UsageError("nothing-to-export")
    write(lines_of(content, "projects"), output)
    if left_out:
        told = {"number": len(left_out), "files": ", ".join(left_out[:3]) + (" …" if len(left_out) > 3 else "")}
        tell(scope.labels.text("oc4ids_page", "repeated", **told))
    if scope.book.settings.oc4ids.prefix is None:
        tell(scope.labels.text("oc4ids_page", "local-ids"))


def _write_workbook(scope: options.Scope, tables: list[YearTable], output: str | None) -> None:
    from oldcommunity.dates import day_text
    from oldcommunity.exchange.tables.workbook_writing import workbook

    assert output is not None
    if not tables:
        raise UsageError("nothing-to-export")
    title = scope.context.title
    if scope.context.made_up:
        title += scope.labels.text("export_page", "made-up")
    write_bytes(workbook(tables, title, scope.day, scope.labels), output)
    number = sum(len(table.rows) for table in tables)
    told = {"path": output, "sheets": len(tables), "number": number, "day": day_text(scope.day)}
    tell(scope.labels.text("export_page", "written", **told))


def _text(scope: options.Scope, table: YearTable, chosen: str) -> str:
    if chosen == "json":
        from oldcommunity.views.export_json import render as json

        told = [column.path for column in table.columns if not column.path.startswith("issue.")]
        return json(scope.context, told, table.rows)
    from oldcommunity.exchange.tables.workbook_writing import cell_value
    from oldcommunity.labels.columns import column_heading
    from oldcommunity.views.as_csv import render as csv

    def cell(column: int, row: dict[str, str]) -> object:
        target = table.columns[column].target
        text = row.get(target.path)
        return text if target.kind == "percent" else cell_value(target, text, scope.labels)[0]

    headings = [column_heading(column.path, scope.labels) for column in table.columns]
    return csv(headings, ([cell(i, row) for i in range(len(headings))] for row in table.rows))
