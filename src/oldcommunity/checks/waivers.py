"""Waivers: problems that are known and accepted until a day, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.rules import RULES


@dataclass(frozen=True, slots=True)
class Waiver:
    """A problem that is accepted.

    Attributes:
        code: which problem.
        path: in which file.
        reason: why.
        until: the last day on which it is accepted.
        at: where the waiver stands.
        until_at: where its last day stands.
    """

    code: str
    path: str
    reason: str
    until: int
    at: Location
    until_at: Location

    def covers(self, problem: Diagnostic) -> bool:
        """Whether it speaks of a problem; what keeps a file out of the book cannot be waived."""
        return problem.code == self.code and problem.at.path == self.path


def waivers(case: Case) -> list[Waiver]:
    """The waivers of the book."""
    rows = case.book.rows(
        "SELECT w.code, w.path, w.reason, w.until, e.path, w.place, w.until_place FROM the_waiver e "
        "JOIN main.waiver w ON w.content = e.content AND w.item = e.item ORDER BY e.path, w.item"
    )
    return [
        Waiver(code, path, reason, until, Location.of(file, place), Location.of(file, until_place))
        for code, path, reason, until, file, place, until_place in rows
    ]


def parted(case: Case) -> tuple[list[Diagnostic], list[tuple[Diagnostic, Waiver]]]:
    """What the checks have found: what is not accepted today, and what is, each with its waiver.

    A waiver cannot waive what is wrong with waivers.
    """
    in_force = {
        (waiver.code, waiver.path): waiver
        for waiver in waivers(case)
        if waiver.until >= case.today and waiver.code not in _OWN
    }
    kept, accepted = [], []
    for problem in case.found:
        waiver = in_force.get((problem.code, problem.at.path))
        if waiver is None:
            kept.append(problem)
        else:
            accepted.append((problem, waiver))
    return kept, accepted


#: What can be wrong with waivers themselves.
_OWN = ("OC461", "OC462")
#: What can be waived: what cannot be true, but for the above.
_CAN_BE = frozenset(code for code in RULES if code.startswith("OC4")) - set(_OWN)


@check("OC461")
def waiver_expired(case: Case) -> Iterator[Found]:
    """A waiver of a problem that is still there has not run out.

    After its last day the problem is reported again, and so is the waiver.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        built_year: 2004
        # waivers.yaml
        waivers:
          - code: OC434
            path: projects/a.yaml
            reason: 市政府批准
            until: 2099-12-31

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        built_year: 2004 # <- OC434
        # waivers.yaml
        waivers:
          - code: OC434
            path: projects/b.yaml
            reason: 市政府批准
            until: 2021-12-31 # <- OC461
    """
    for waiver in waivers(case):
        if waiver.until < case.today and any(waiver.covers(problem) for problem in case.found):
            params = {"code": waiver.code, "file": waiver.path, "date": day_text(waiver.until)}
            yield Found(waiver.until_at, params)


@check("OC462")
def waiver_unused(case: Case) -> Iterator[Found]:
    """A waiver waives something: its problem is in its file.

    Only problems of this kind (OC4xx) can be waived. What keeps a file out of the book cannot, or facts would be
    lost without a word. As long as any file cannot be read, nothing is said of waivers that may yet be of use.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        built_year: 2004
        # waivers.yaml
        waivers:
          - code: OC434
            path: projects/a.yaml
            reason: 市政府批准
            until: 2099-12-31

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        # waivers.yaml
        waivers:
          - code: OC434 # <- OC462
            path: projects/a.yaml
            reason: 市政府批准
            until: 2099-12-31
    """
    for waiver in waivers(case):
        if case.reading and waiver.code in _CAN_BE:
            continue
        if not any(waiver.covers(problem) for problem in case.found):
            yield Found(waiver.at, {"code": waiver.code, "file": waiver.path})
