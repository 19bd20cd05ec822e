"""Rows of sums held against the rows that they add up: a slip in either shows here, and sums are never imported."""

from __future__ import annotations

from decimal import Decimal

from oldcommunity.exchange.tables.cell_dates import Unclear
from oldcommunity.exchange.tables.cell_values import PARSERS, amount_text, is_empty, read_cell
from oldcommunity.exchange.tables.cells import Cell
from oldcommunity.exchange.tables.columns import Target
from oldcommunity.exchange.tables.layout import SumRow, Table
from oldcommunity.exchange.tables.proposal import Proposal, Remark


def check_sums(table: Table, proposal: Proposal) -> None:
    """Add a doubt for each sum that is not that of its rows; formulas are counted, not believed."""
    formulas: list[str] = []
    for row in table.sums:
        for column in table.columns:
            target = column.target
            if target is None or target.kind not in PARSERS:
                continue
            cell = table.grid.at(row.number, column.number)
            if cell is None or is_empty(cell):
                continue
            if cell.kind != "value":
                formulas.append(cell.at)
                continue
            _check(table, row, column.number, target, cell, proposal)
    if formulas:
        proposal.doubts.append(Remark("sum-formulas", formulas[0], {"number": str(len(formulas))}))


def _check(table: Table, row: SumRow, column: int, target: Target, cell: Cell, proposal: Proposal) -> None:
    told = _amount(table, target, cell)
    if told is None:
        return
    parts = [table.grid.at(number, column) for number in row.of]
    amounts = [_amount(table, target, part) for part in parts if part is not None and not is_empty(part)]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return
    total = sum(known)
    complete = len(known) == len(row.of)
    # Where a row leaves the column empty, the sum may be of more than is seen here; never of less.
    if (not complete and total < told) or abs(total - told) <= _rounding(cell, target, table, len(known)):
        return
    params = {"told": amount_text(told, target.kind), "sum": amount_text(total, target.kind), "rows": str(len(known))}
    proposal.doubts.append(Remark("sum-differs", cell.at, params))


def _amount(table: Table, target: Target, cell: Cell) -> int | None:
    unit = target.unit or (table.unit if target.kind == "money" else "")
    try:
        text = read_cell(cell, target.kind, unit).text
    except Unclear:
        return None
    return PARSERS[target.kind](text).value


def _rounding(cell: Cell, target: Target, table: Table, rows: int) -> int:
    """How far rounded rows and a rounded sum may lie apart: half of the last digit of each."""
    number = cell.value if isinstance(cell.value, Decimal) else None
    if number is None or target.kind == "count":
        return 0
    decimals = max(-int(number.as_tuple().exponent), 0)
    if not decimals:
        return 0
    unit = _amount(table, target, Cell(cell.at, Decimal(1)))
    return int(Decimal(unit or 0).scaleb(-decimals) / 2) * (rows + 1)
