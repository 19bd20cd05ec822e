"""Values in a form of their own that can mean one thing only: what `oc validate` offers for them is what is meant.

The offers go further than this: they are for a person to look at. Here a value has to be of a form in which nothing
was dropped, guessed or chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from oldcommunity.edits.fixes.remedy import Remedy, Splice, Step, Words
from oldcommunity.edits.fixes.state import State
from oldcommunity.records import MODELS
from oldcommunity.records.fields import FieldProblem
from oldcommunity.records.reading import model_at
from oldcommunity.source.places import Branch

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_DATE = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})(?:\s*[月/.-]\s*(\d{1,2})\s*[日号]?|\s*月)?|\d{8}", re.ASCII)
#: Whether 2022.1 is January or what a spreadsheet has left of 2022.10, nobody can tell.
_OCTOBER = re.compile(r"\d{4}\s*\.\s*1", re.ASCII)
_MONEY = re.compile(rf"(?:[¥￥]|人民币)?\s*{_NUMBER}(?:\.\d+)?\s*(?:[万亿]?\s*[元圆]|[万亿])", re.ASCII)
_AREA = re.compile(rf"{_NUMBER}(?:\.\d+)?\s*(?:万?\s*(?:平方米|平方公尺|平米|平方|平|m2)|万)", re.ASCII)
_PERCENT = re.compile(rf"(?:百分之)?\s*(?P<number>{_NUMBER}(?:\.\d+)?)\s*(?P<sign>%)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d\s*(?:年度?|\.0+)?", re.ASCII)
_COUNT = re.compile(rf"{_NUMBER}(?:\.0+)?\s*(?:万\s*)?(?P<counter>\D*)", re.ASCII)
#: The counting word that goes with each field: 412户 is a number of households, not of buildings.
_COUNTERS = {
    "households": "户",
    "agreed": "户",
    "buildings": "栋幢",
    "communities": "个",
    "projects": "个项",
}
_YES_OR_NO = frozenset(("yes", "no", "y", "n", "on", "off", "true", "false", "是", "否", "1", "0"))
_CODE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def value_remedies(state: State, codes: frozenset[str], words: Words) -> Iterator[Remedy]:
    """The remedies for values and keys of a file that can be read."""
    if not state.readable:
        return
    for problem in state.problems:
        if problem.code not in codes:
            continue
        new = _key(state, problem, words) if problem.code == "OC302" else meant(problem, words)
        remedy = _remedy(state, problem, new) if new else None
        if remedy is not None:
            yield remedy


def key_is_known(problem: FieldProblem, kind: str, words: Words) -> bool:
    """Whether a key that there is none of is what one is called."""
    return words.key(model_at(MODELS[kind], problem.loc[:-1]).__name__, str(problem.loc[-1]).strip()) is not None


def meant(problem: FieldProblem, words: Words) -> str:
    """The value that a text can only mean; empty where there is a doubt."""
    given = str(problem.params.get("given", ""))
    offer = str(problem.params.get("offer", ""))
    told = unicodedata.normalize("NFKC", given).strip()
    field = str(problem.params.get("field", ""))
    if problem.code == "OC303":
        return _code(told, str(problem.params.get("known", "")).split(), words)
    sure: object = None
    match problem.code:
        case "OC304":
            # With the sign between two numbers gone, 1 2 would be 12.
            sure = _DATE.fullmatch(told) and not _OCTOBER.fullmatch(told) and not re.search(r"\d\s+\d", told)
        case "OC306":
            count = _COUNT.fullmatch(told)
            counter = count["counter"] if count else ""
            sure = count and (not counter or (len(counter) == 1 and counter in _COUNTERS.get(field, "")))
        case "OC308":
            sure = _MONEY.fullmatch(told)
        case "OC309":
            sure = _AREA.fullmatch(told)
        case "OC310":
            share = _PERCENT.fullmatch(told)
            # A bare 1 may be all of it, as spreadsheets have it.
            sure = share and (
                share["sign"] or told.startswith("百分之") or float(share["number"].replace(",", "")) >= 2
            )
        case "OC312":
            sure = given.strip() == offer
        case "OC315":
            sure = told.lower() in _YES_OR_NO
        case "OC317":
            # Of digits in another order somebody has to say what they were to be.
            sure = _YEAR.fullmatch(told) and offer in told
    return offer if sure else ""


def _code(told: str, known: list[str], words: Words) -> str:
    if not all(map(_CODE.fullmatch, known)):
        return ""
    folded = re.sub(r"[\s-]+", "_", told.lower())
    return folded if folded in known else words.code(known, told)


def _key(state: State, problem: FieldProblem, words: Words) -> str:
    *path, name = problem.loc
    model = model_at(MODELS[state.kind], problem.loc[:-1])
    key = words.key(model.__name__, str(name).strip()) or ""
    return "" if key in state.node(tuple(path)).children else key


def _remedy(state: State, problem: FieldProblem, new: str) -> Remedy | None:
    """The remedy that puts other signs where a value or key stands, if it stands on one line as it says."""
    node = state.node(problem.loc)
    is_key = problem.code == "OC302"
    if type(node) is Branch and not is_key:
        return None
    event: Any = (node.key if type(node) is Branch else node[0]) if is_key else node[1]
    start, end = event.start_mark, event.end_mark
    if start.line != end.line:
        return None
    inset = 1 if event.style in ("'", '"') else 0
    if state.lines[start.line][start.column + inset : end.column - inset] != event.value:
        return None
    splice = Splice(start.line, start.column + inset, end.column - inset, new)
    step = Step(problem.code, start.line + 1, start.column + 1, event.value, new)
    return Remedy(step, ((splice,),), path=problem.loc, key=is_key)
