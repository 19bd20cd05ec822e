"""What a heading means: the field that its column fills, or what stands in the way of knowing it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from oldcommunity.codelists import LANGUAGES
from oldcommunity.exchange.tables import heading_words as words
from oldcommunity.exchange.tables.columns import COUNTERS, FIELDS, SHOWN, UNITS, Target, parse_target
from oldcommunity.labels import Labels
from oldcommunity.labels.columns import column_heading

_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_SIGNS = re.compile(r"[\s·:/、,，.\-_*#'\"]")
_TIMES = re.compile(r"(?:时间|日期|年月|节点|时限)")
_UNIT_WORDS = {
    **{unit: unit for unit in (*UNITS["money"], *UNITS["area"], "%")},
    **{f"{ten}{counter}": ten for ten in ("", "万") for counter in COUNTERS},
    **{f"{ten}{sign}": f"{ten}平方米" for ten in ("", "万") for sign in ("㎡", "m2", "平米")},
    "10,000cny": "万元",
}
_LOOSE_UNIT = re.compile(r"^(?P<rest>.+?)[/,、\s]?(?P<unit>万元|亿元|万平方米|万㎡|平方米|㎡|%)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and what it is taken for.

    Attributes:
        text: as it stands, of several rows joined with `/`.
        target: what its column fills; None where that is not known or nothing.
        why: why there is no target: `serial`, `computed`, `year-to-date`, `open` or `unknown`; else empty.
        offers: paths that it may be for.
    """

    text: str
    target: Target | None = None
    why: str = ""
    offers: tuple[str, ...] = ()


def read_heading(parts: Sequence[str], named: Mapping[str, Target]) -> Heading:
    """What a heading means.

    Args:
        parts: its texts, from the widest to the narrowest; one where the table has one row of headings.
        named: what a column map says, by the heading as `plain` gives it.
    """
    text = "/".join(re.sub(r"\s+", "", part) for part in parts)
    units = [unit for part in parts if (unit := unit_of(part))]
    unit = units[-1] if units else ""
    for given in (text, parts[-1]):
        if target := named.get(plain(given)):
            return Heading(text, _with_unit(target, unit), "" if target.path != "skip" else "mapped")
    bare = [*(_side_of_span(bare_words(part)) for part in parts[:-1]), bare_words(parts[-1])]
    bare = [part for part in bare if part]
    for wording in _wordings(bare):
        if wording in words.SERIAL or re.fullmatch(r"\d+", wording):
            return Heading(text, why="serial")
        if wording in words.COMPUTED:
            return Heading(text, why="computed")
        if wording in words.YEAR_TO_DATE:
            return Heading(text, why="year-to-date")
        if path := _known().get(wording) or _station(wording):
            return Heading(text, _with_unit(Target(path), unit))
        if offers := words.OPEN.get(wording) or _open_station(wording):
            return Heading(text, why="open", offers=offers)
    return Heading(text, why="unknown", offers=_near(bare[-1]))


def _near(wording: str) -> tuple[str, ...]:
    """What an unknown heading may be for: what its last words mean by themselves, else what they look like."""
    if path := _known().get(wording) or _station(wording):
        return (path,)
    if offers := words.OPEN.get(wording) or _open_station(wording):
        return offers
    near = difflib.get_close_matches(wording, _known(), n=2, cutoff=0.6)
    return tuple(dict.fromkeys(_known()[word] for word in near))


def _side_of_span(wording: str) -> str:
    """A heading over others; where it only announces dates, what it says of them: planned, reached, or nothing."""
    match = re.fullmatch(rf"(?P<side>{words.DUE}|{words.MET}|)(?P<span>.+?)", _TIMES.sub("", wording))
    return match["side"] if match and match["span"] in words.SPANS else wording


def plain(text: str) -> str:
    """A heading as maps are looked up by: full-width signs folded, without spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()


def bare_words(text: str) -> str:
    """A heading without spaces, signs, brackets and unit.

    >>> bare_words("累计完成投资（万元）"), bare_words("项目（小区）名称"), bare_words("县(市、区)")
    ('累计完成投资', '项目小区名称', '县市区')
    """
    folded = plain(text)
    inner = _SIGNS.sub("", re.sub(r"[()\[\]【】〔〕]", "", folded))
    if inner in _known() or inner in words.OPEN or _station(inner):
        return inner
    without = _BRACKETS.sub("", folded)
    if (loose := _LOOSE_UNIT.match(without)) and loose["rest"]:
        without = loose["rest"]
    return _SIGNS.sub("", without) or inner


def unit_of(text: str) -> str:
    """The unit that a heading states for the numbers under it; empty where it states none.

    >>> unit_of("总投资（万元）"), unit_of("户数(户)"), unit_of("建筑面积（万㎡）"), unit_of("单位：亿元")
    ('万元', '', '万平方米', '亿元')
    """
    folded = plain(text)
    for inner in re.findall(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]", folded):
        if found := _UNIT_WORDS.get(inner.removeprefix("单位").lstrip(":")):
            return found
    if match := re.search(r"单位:(亿元|万元|元|万平方米|平方米)(?![一-鿿])", folded):
        return match[1]
    match = _LOOSE_UNIT.match(_BRACKETS.sub("", folded))
    return _UNIT_WORDS.get(match["unit"], "") if match else ""


def _with_unit(target: Target, unit: str) -> Target:
    """The target with the unit of its heading, where it is one of its kind and a map has not said otherwise."""
    if target.path == "progress.status" and unit == "%":
        # A heading that announces percentages leaves no room for words.
        return Target("progress.physical", unit)
    if target.unit or unit not in UNITS.get(target.kind, ()):
        return target
    return Target(target.path, unit)


def _wordings(bare: Sequence[str]) -> list[str]:
    """The ways to read headings over headings: together in both orders, or the last where the others add nothing."""
    if len(bare) == 1:
        return [bare[0]]
    told = ["".join(bare), "".join(reversed(bare))]
    return [*told, bare[-1]] if all(part in words.NEUTRAL or part == bare[-1] for part in bare[:-1]) else told


@cache
def _known() -> Mapping[str, str]:
    """The path for each wording: what offices write, our own headings, and the paths themselves."""
    found = {word: path for path, known in words.MEANINGS.items() for word in known}
    for language in LANGUAGES:
        for path in (*FIELDS, *SHOWN):
            own = plain(column_heading(path, Labels(language)))
            found.setdefault(_SIGNS.sub("", _BRACKETS.sub("", own)), path)
    return found | {_SIGNS.sub("", path): path for path in FIELDS}


def _station(wording: str) -> str | None:
    """The path of a milestone's date, where its heading says whether it is the planned or the actual one."""
    code, side = _milestone(wording)
    return f"milestones.{code}.{side}" if code and side else None


def _open_station(wording: str) -> tuple[str, ...]:
    code, side = _milestone(wording)
    timed = _TIMES.search(wording) or wording.endswith("期")
    return (f"milestones.{code}.due", f"milestones.{code}.met") if code and not side and timed else ()


def _milestone(wording: str) -> tuple[str, str]:
    """The milestone that a heading is about, and `due` or `met` where it says so."""
    text = _TIMES.sub("", wording)
    for side, pattern in (("due", words.DUE), ("met", words.MET), ("", "")):
        for code, names in words.STATIONS.items():
            forms = rf"(?:{pattern})(?:{names})|(?:{names})(?:{pattern})" if pattern else rf"(?:{names})期?"
            if re.fullmatch(forms, text):
                return code, side
    return "", ""


def machine_targets(texts: Sequence[str | None]) -> list[Target | None] | None:
    """The targets of a row of keys, as our own sheet carries it; None where the row is none."""
    found = [parse_target(text) if text else None for text in texts]
    told = [text for text in texts if text]
    ids = sum(target is not None and target.path == "id" for target in found)
    return found if ids == 1 and len(told) > 2 and sum(target is not None for target in found) == len(told) else None
