"""What a cell says, in the form of the records: its unit from the cell, the heading or the table, never guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from oldcommunity.codelists import CAUSES, LANGUAGES
from oldcommunity.dates import day_text, parse_span
from oldcommunity.errors import FormError
from oldcommunity.exchange.tables.cell_dates import Read, Unclear, read_date
from oldcommunity.exchange.tables.cells import Cell
from oldcommunity.exchange.tables.columns import COUNTERS, UNITS
from oldcommunity.labels import Labels
from oldcommunity.money import money_text, parse_money
from oldcommunity.quantity import MAX_VALUE, Quantity, parse_area, parse_count
from oldcommunity.source.text import code_point, refused_character

#: What offices write where there is nothing to say.
_NOTHING = frozenset(("", "-", "—", "——", "/", "\\", "无", "n/a", "none", "nil", "暂无", "空"))
_NUMBER = re.compile(r"(?P<digits>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>\D*)", re.ASCII)
#: How records read the amounts of each kind.
PARSERS: dict[str, Callable[[str], Quantity]] = {"money": parse_money, "count": parse_count, "area": parse_area}
_AREA_WORDS = re.compile(r"(?:平方公尺|平米|平方|m2|平)$")


def is_empty(cell: Cell | None) -> bool:
    """Whether a cell says nothing: it is empty, or holds a stroke."""
    return cell is None or (isinstance(cell.value, str) and cell.text.lower() in _NOTHING)


def read_cell(cell: Cell, kind: str, unit: str, *, year: int | None = None) -> Read:
    """The value of a cell, as text in the form of the records.

    Args:
        cell: a cell that says something.
        kind: what it is to be read as, of `columns.FIELDS`.
        unit: the unit of bare numbers; empty where neither heading nor table has one.
        year: the year of the plan, for deadlines that name none.

    Raises:
        Unclear: it cannot be read without guessing.
    """
    if cell.kind == "formula":
        raise Unclear("formula", given=cell.text)
    if cell.kind == "error":
        raise Unclear("cell-error", given=cell.text)
    match kind:
        case "due" | "met":
            return read_date(cell, due=kind == "due", year=year)
        case "day":
            return _day(cell)
        case "year":
            return _year(cell)
        case "cause":
            return _cause(cell)
        case "text" | "id":
            return _text(cell)
        case "percent":
            return _percent(cell, unit)
    return _amount(cell, kind, unit)


def _amount(cell: Cell, kind: str, unit: str) -> Read:
    """Money, a count or an area."""
    if isinstance(cell.value, bool | dt.date):
        raise Unclear(f"{kind}-form", given=cell.text)
    about, number, told, how = _parts(cell, kind)
    if not told and kind == "money" and not unit:
        raise Unclear("money-unit", given=cell.text)
    if not told and kind == "area" and not unit:
        raise Unclear("area-unit", given=cell.text)
    worth = UNITS[kind][told or unit]
    amount = number * worth
    if number < 0:
        raise Unclear("negative", given=cell.text)
    if amount > MAX_VALUE:
        raise Unclear(f"{kind}-form", given=cell.text)
    if amount != amount.to_integral_value():
        raise Unclear("part-of-one" if kind == "count" else "too-fine", given=cell.text)
    text = about + amount_text(int(amount), kind)
    if told and unit and told != unit:
        return Read(text, "own-unit", (("given", cell.text), ("unit", told), ("heading", unit)))
    return Read(text, how, (("given", cell.text),) if how else ())


def _parts(cell: Cell, kind: str) -> tuple[str, Decimal, str, str]:
    """The number in a cell with its `约`, its unit, and what had to be made of the text to see them."""
    if isinstance(cell.value, Decimal):
        return "", cell.value, "", ""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", cell.text)).replace("，", ",").lower()
    if kind == "money":
        folded = folded.removeprefix("¥").removeprefix("￥").removeprefix("人民币").replace("圆", "元")
    elif kind == "area":
        folded = _AREA_WORDS.sub("平方米", folded)
    about = "约" if kind == "count" and folded.startswith("约") else ""
    match = _NUMBER.fullmatch(folded.removeprefix(about))
    if match is None:
        raise _unreadable(cell, kind)
    unit = match["unit"]
    if kind == "count" and unit not in UNITS["count"]:
        unit = next((unit.removesuffix(counter) for counter in COUNTERS if unit.endswith(counter)), unit)
    if unit and unit not in UNITS[kind]:
        raise _unreadable(cell, kind)
    try:
        number = Decimal(match["digits"].replace(",", ""))
    except InvalidOperation:
        raise _unreadable(cell, kind) from None
    return about, number, unit, "" if cell.text.lower() == folded and "," not in folded else "as-number"


def _unreadable(cell: Cell, kind: str) -> Unclear:
    """That a text is no amount, with what to write where the rules of records can mend it."""
    try:
        PARSERS[kind](cell.text)
    except FormError as error:
        offer = str(error.params.get("offer") or "")
        # A comma that groups no thousands may be a decimal one.
        if offer and not re.search("[,，]", cell.text):
            return Unclear("form-offer", given=cell.text, offer=offer)
    return Unclear(f"{kind}-form", given=cell.text)


def amount_text(amount: int, kind: str) -> str:
    """An amount in the smallest unit of its kind, as records write it.

    >>> amount_text(4500000000, "money"), amount_text(3200000, "area"), amount_text(412, "count")
    ('4500万元', '32000平方米', '412')
    """
    if kind == "money":
        return money_text(amount)
    if kind == "area":
        return _plain(Decimal(amount) / 100) + "平方米"
    return _plain(Decimal(amount) / 100) + "%" if kind == "percent" else str(amount)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(cell: Cell, unit: str) -> Read:
    """A share: with its sign, shown with it, or a bare number that can be nothing else."""
    if isinstance(cell.value, bool | dt.date):
        raise Unclear("percent-form", given=cell.text)
    if isinstance(cell.value, Decimal) and cell.shows == "percent":
        share, how = cell.value * 100, "as-shown-percent"
        given = _plain(share) + "%"
    else:
        given = cell.text
        folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", given)).replace("﹪", "%")
        match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(%?)", folded, re.ASCII)
        if match is None:
            raise Unclear("percent-form", given=given)
        share, how = Decimal(match[1]), "" if match[2] and folded == given else "as-percent"
        whole = bool(unit) and share >= 1
        if not match[2] and share and share <= 1 and not whole:
            raise Unclear("share-or-percent", given=given, first=_plain(share * 100) + "%", second=_plain(share) + "%")
    if share < 0:
        raise Unclear("negative", given=given)
    if share * 100 != (share * 100).to_integral_value():
        raise Unclear("too-fine", given=given)
    return Read(_plain(share) + "%", how, (("given", given),) if how else ())


def _day(cell: Cell) -> Read:
    """The day as of which something is reported: a month counts to its end."""
    read = read_date(cell, due=True, year=None)
    day = day_text(parse_span(read.text).latest)
    return Read(day, "as-of" if day != read.text else read.how, (("given", cell.text),))


def _year(cell: Cell) -> Read:
    match = re.fullmatch(r"((?:19|20|21)\d\d)年?(?:代|建)?", _plain_digits(cell), re.ASCII)
    if match is None or cell.text.endswith("代"):
        raise Unclear("year-form", given=cell.text)
    return Read(match[1])


def _plain_digits(cell: Cell) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell.text))


def _cause(cell: Cell) -> Read:
    """A code by what it is called, in whatever language, or by itself."""
    for language in LANGUAGES:
        for code in CAUSES:
            if cell.text in (code, Labels(language).text("codes", f"causes.{code}")):
                return Read(code)
    known = [Labels("zh").text("codes", f"causes.{code}") for code in CAUSES]
    raise Unclear("not-in-list", given=cell.text, known="、".join(known))


def _text(cell: Cell) -> Read:
    if isinstance(cell.value, bool):
        raise Unclear("text-form", given=cell.text)
    lines = [re.sub(r"[ \t\u3000\xa0]+", " ", line).strip() for line in cell.text.splitlines()]
    text = "\n".join(line for line in lines if line)
    bad = refused_character(text)
    if bad is not None:
        raise Unclear("text-character", given=cell.text, sign=code_point(bad))
    return Read(text)
