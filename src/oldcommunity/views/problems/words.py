"""A problem in words: its sentence, its remedy, what to write instead, and the path under which to show its file."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from oldcommunity.codelists import LANGUAGES
from oldcommunity.diagnostics import Location, Params
from oldcommunity.labels import Labels, counting
from oldcommunity.labels import Problem as Words
from oldcommunity.labels.calling import code_called, title_of, with_words
from oldcommunity.views.problems.signs import Screen, safe, shortened

if TYPE_CHECKING:
    from oldcommunity.reports.problems import Problem, Shown

#: Codes whose `offer` is the nearest known word, not the value put right.
_GUESSES = frozenset({"OC302", "OC303", "OC405"})
#: How much of a value stands in a sentence, and of a list of what is possible.
_VALUE_ROOM = 60
_LIST_ROOM = 400
#: Values that are keys of the records.
_KEYS = frozenset({"field", "figure", "against", "later", "earlier", "fact", "other"})
_LISTS = frozenset({"known", "offer", "other"})


class _Filled(dict[str, object]):
    """Values for a pattern; a sentence is told even where one of them is missing."""

    def __missing__(self, key: str) -> str:
        return "…"


def words_for(code: str, params: Params, labels: Labels) -> Words:
    """The patterns for a problem: those for its `reason` where it has any of its own."""
    words = labels.problem(code)
    try:
        return labels.problem(f"{code}.{params['reason']}")
    except KeyError:
        return words


def sentence(
    code: str, params: Params, labels: Labels, screen: Screen, shown: Callable[[str], str] | None = None
) -> str:
    """What is wrong, filled in and safe; `shown` makes of a file's path what a reader types."""
    if shown is not None and code == "OC402":
        params = {**params, "first": shown(str(params["first"]))}
    told = _values(params)
    kinds = labels.section("problems_page")
    if f"kind.{told.get('kind')}" in kinds:
        told["kind"] = kinds[f"kind.{told['kind']}"]
    told |= _named(told, labels)
    if "known" in told:
        told["known"] = with_words(str(told["known"]), labels)
    text = words_for(code, params, labels).sentence.format_map(_Filled(counting(told)))
    if params.get("more"):
        text += labels.text("problems_page", "more", count=params["more"])
    return safe(text, screen)


def remedy(code: str, params: Params, labels: Labels, screen: Screen) -> str:
    """What to do, filled in and safe."""
    told = _values(params)
    told |= _named(told, labels)
    if "known" in told:
        # A misspelt key stands among the others of its record; a code belongs to no record.
        model = str(told.get("model", "")) if code == "OC302" else ""
        told["known"] = with_words(str(told["known"]), labels, model)
    # What is typed is the bare key.
    told.setdefault("key", params.get("field", ""))
    return safe(words_for(code, params, labels).remedy.format_map(_Filled(counting(told))), screen)


def offer(code: str, params: Params) -> str:
    """The text to write instead, as it is; empty where there is none.

    A key or code typed in words, of whatever language, is offered as the key or code that the words are for.
    """
    told = str(params.get("offer") or "")
    if told or code not in ("OC302", "OC303"):
        return told
    typed = str(params.get("given") or params.get("field") or "").strip()
    known = str(params.get("known", "")).split()
    named = code_called(known, typed) if code == "OC303" else ""
    return named or next((key for key in known if typed in _called()[key]), "")


@cache
def _called() -> Mapping[str, set[str]]:
    """What each key and each code is called, in every language."""
    found: dict[str, set[str]] = defaultdict(set)
    for labels in map(Labels, LANGUAGES):
        for name, field in labels.section("fields").items():
            found[name.rpartition(".")[2]].add(field.title)
        for name, title in labels.section("codes").items():
            found[name.rpartition(".")[2]].add(title)
    return found


def offer_line(code: str, params: Params, labels: Labels, screen: Screen) -> str:
    """What to write instead, in words; empty where there is nothing, or where the sentence says it already."""
    text = offer(code, params)
    if not text or "{offer}" in "".join(words_for(code, params, labels)):
        return ""
    shown = shortened(text.strip(), _LIST_ROOM)
    if code in _GUESSES:
        return safe(labels.text("phrases", "did-you-mean", offer=shown), screen)
    return safe(labels.text("problems_page", "write", offer=shown), screen)


def told_in_full(problem: Problem, files: Files, labels: Labels, screen: Screen) -> str:
    """Everything that there is to say of a problem, a line each: what is wrong, what to do, the other places."""
    told = problem.told
    texts = [
        sentence(told.code, told.params, labels, screen, partial(files.raw, problem.root)),
        remedy(told.code, told.params, labels, screen),
        offer_line(told.code, told.params, labels, screen),
    ]
    texts += [see_also(problem, other, files, labels, screen) for other in problem.related]
    return "\n".join(filter(None, texts))


def see_also(problem: Problem, other: Shown, files: Files, labels: Labels, screen: Screen) -> str:
    """Where another place that takes part is."""
    place = place_text(files.shown(problem.root, other.at.path, screen), other.at)
    return labels.text("problems_page", "see-also", place=place)


def place_text(file: str, at: Location) -> str:
    """A place as editors take it: `path:line:column`."""
    return f"{file}:{at.line}:{at.column}"


class Files:
    """The paths under which files of books are shown: from the working folder where the book lies near it."""

    def __init__(self, here: Path) -> None:
        self._here = here.resolve()
        self._roots: dict[Path, str] = {}

    def shown(self, root: Path, path: str, screen: Screen) -> str:
        """The path of a file, safe, with `/`; it never begins like a command or an option."""
        return safe(self.raw(root, path), screen)

    def raw(self, root: Path, path: str) -> str:
        """The same as it is, for formats that escape it themselves."""
        if root not in self._roots:
            self._roots[root] = self._as_seen(root.resolve())
        folder = self._roots[root]
        told = path if folder == "." else f"{folder}/{path}"
        return f"./{told}" if told[:1] in ":#- " else told

    def _as_seen(self, root: Path) -> str:
        near = root.is_relative_to(self._here) or self._here.is_relative_to(root)
        return Path(os.path.relpath(root, self._here)).as_posix() if near else root.as_posix()


def _values(params: Mapping[str, str | int]) -> dict[str, object]:
    return {
        name: value if isinstance(value, int) else shortened(value, _LIST_ROOM if name in _LISTS else _VALUE_ROOM)
        for name, value in params.items()
    }


def _named(told: Mapping[str, object], labels: Labels) -> dict[str, object]:
    """Keys of the records with their Chinese headings beside them: `budget（计划投资）`."""
    if labels.language == "en":
        return {}
    named: dict[str, object] = {}
    for name in _KEYS & told.keys():
        key = str(told[name])
        model = str(told.get("model", "")) if name == "field" else ""
        title = title_of(key.partition(".")[0], labels, model)
        named[name] = f"{key}（{title}）" if title else key
    return named
