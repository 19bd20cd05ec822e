"""What the book says beside the numbers of a paper: each remark under the plan or the totals that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from oldcommunity.labels import Labels
from oldcommunity.reports.model import Rate, Value
from oldcommunity.reports.paper import Quoted
from oldcommunity.reports.paper_records import Remark
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.writing import Writer


def remarked(remarks: Iterable[Remark], printed: list[Quoted], home: str, writer: Writer) -> tuple[Data, ...]:
    """The remarks as a paper prints them, each once: `市区2021年计划：…`, `2021 plan, 市区: …`.

    Args:
        remarks: what the book says.
        printed: the numbers of the paper.
        home: the name of the book's own area, which needs no telling.
        writer: writes days.
    """
    known = {at: (quoted, part) for quoted in reversed(printed) for part in _parts(quoted) for at in part.places}
    told = [_remark(one, *known[one.at], home, writer) for one in remarks if one.note and one.at in known]
    return tuple(map(Data, dict.fromkeys(told)))


def _remark(remark: Remark, quoted: Quoted, part: Value, home: str, writer: Writer) -> str:
    words = _words(quoted.key)
    area = words.get("area", "*").removeprefix("*").removeprefix(home)
    key = "remark-plan" if remark.entry == "plan" else "remark-totals"
    day = writer.day(part.since) if part.since is not None else ""
    if key == "remark-totals" and not day:
        key = "remark-year"
    say = writer.labels.text
    if area:
        area = say("paper", "remark-area", area=area)
    return say("paper", key, year=words.get("cohort", ""), area=area, day=day, note=remark.note)


def inferred_title(key: str, figure: str, labels: Labels) -> str | None:
    """What a number that rests on something inferred is called; money by its table, column and row."""
    titles: Mapping[str, str] = labels.section("figures")
    if figure not in titles:
        return None
    words = _words(key)
    if figure.startswith("funds_") and "kind" in words:
        status = labels.text("codes", f"fund_statuses.{figure.removeprefix('funds_')}")
        kind = labels.text("codes", f"fund_kinds.{words['kind']}")
        year = words.get("cohort") or words.get("year") or ""
        return labels.text("paper", "inferred-money", year=year, status=status, kind=kind)
    if figure.startswith("funds_"):
        # A sum or share of what is named by its row.
        return None
    if "cohort" not in words:
        return titles[figure]
    return labels.text("paper", "inferred-figure", year=words["cohort"], figure=titles[figure])


def _parts(quoted: Quoted) -> tuple[Value, ...]:
    value = quoted.value
    if isinstance(value, Rate):
        return (value.numerator, value.denominator)
    return (value,) if isinstance(value, Value) else ()


def _words(key: str) -> dict[str, str]:
    return dict(word.split("=", 1) for word in key.split() if "=" in word)
