"""Which problems are asked for: those of some files, and of some kinds."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from oldcommunity.diagnostics import Diagnostic
from oldcommunity.errors import UsageError
from oldcommunity.rules import RULES


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        paths: files and folders inside the book, one of which has to take part; none for all.
        codes: the kinds of problems.
    """

    paths: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset(RULES)

    def takes(self, problem: Diagnostic) -> bool:
        """Whether a problem is asked for."""
        if problem.code not in self.codes:
            return False
        return not self.paths or any(self._among(place.path) for place in (problem.at, *problem.related))

    def files(self, known: set[str]) -> set[str]:
        """The files asked for, out of those that the book knows of."""
        if not self.paths:
            return known
        return {path for path in known if self._among(path)} | {path for path in self.paths if path.endswith(".yaml")}

    def _among(self, path: str) -> bool:
        return any(one in (path, ".") or path.startswith(f"{one}/") for one in self.paths)


EVERYTHING = Wanted()


def chosen_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes that are selected and not ignored; nothing selected is everything.

    Args:
        select: lists with commas of codes (`OC203`), their beginnings (`OC4`) or names (`full-width-sign`).
        ignore: the same.

    Raises:
        UsageError: `unknown-code`, with the nearest code or name on offer.
    """
    selected = _codes(select) or frozenset(RULES)
    return selected - _codes(ignore)


def _codes(lists: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in (word.strip() for listed in lists for word in listed.split(",")):
        if word:
            found |= _meant(word)
    return frozenset(found)


def _meant(word: str) -> set[str]:
    known = word.upper(), word.lower().replace("_", "-")
    codes = {code for code, rule in RULES.items() if code.startswith(known[0]) or rule.name == known[1]}
    if codes:
        return codes
    names = {name: name for rule in RULES.values() for name in (rule.code, rule.name)}
    # Letters are easily taken for digits.
    digits = "OC" + known[0].removeprefix("OC").replace("O", "0").replace("L", "1").replace("I", "1")
    near = [digits] if digits in names else []
    near += difflib.get_close_matches(known[1] if "-" in known[1] else known[0], names, n=1, cutoff=0.8)
    raise UsageError("unknown-code", code=word, offer=near[0] if near else "")
