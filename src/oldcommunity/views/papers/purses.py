"""Money as a template sees it: scope by scope, with sums and shares where they can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oldcommunity.codelists import FUND_KINDS, FUND_STATUSES
from oldcommunity.diagnostics import Location
from oldcommunity.reports.paper import counted
from oldcommunity.views.papers.lists import Listing, Thing, Tools
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.things import data
from oldcommunity.views.words import target_text

if TYPE_CHECKING:
    from oldcommunity.reports.paper_money import Money, Part, Purse
    from oldcommunity.reports.paper_records import Records

_NOWHERE = Location("")


class Funds(Thing):
    """Money of one kind and scope at one status; never to be added to money of another."""

    def __init__(self, money: Money, tools: Tools, names: dict[str, str]) -> None:
        leaves = money.amount.leaves()
        super().__init__(leaves[0] if leaves else _NOWHERE)
        scope = money.scope
        self.kind = money.kind
        self.kind_name = tools.word("codes", f"fund_kinds.{money.kind}")
        self.status = money.status
        self.status_name = tools.word("codes", f"fund_statuses.{money.status}")
        self.amount = tools.number(money.amount)
        self.told = self.amount.told
        self.year = data(scope.cohort)
        self.calendar_year = data(scope.year)
        self.project = data(names.get(scope.project or "", scope.project))
        self.area = data(next((name for name in reversed(scope.area) if name), None))
        self.target = data(target_text(scope.target, tools.writer.labels) or None)
        #: What tells money of one scope and kind from all other; and its place among kinds.
        self.line = money.amount.key.partition(" ")[2]
        self.rank = FUND_KINDS.index(money.kind)


class Share:
    """A share of money, as what has come of what is planned: `rate`, `gap`, and how many funds do not tell."""

    def __init__(self, part: Part, tools: Tools) -> None:
        self.status = part.status
        self.over = part.over
        self.rate = tools.number(part.rate)
        self.gap = tools.number(part.gap)
        self.unknown = tools.number(part.unknown)
        self.left_out = tools.number(part.left_out)


class Purses:
    """The money of one plan year and area."""

    def __init__(self, purse: Purse | None, scope: str, tools: Tools, names: dict[str, str]) -> None:
        self._purse = purse
        self._tools = tools
        things = (Funds(one, tools, names) for one in (purse.money if purse else ()))
        self.money: Listing[Funds] = Listing(f"funds {scope}", "funds", things, tools)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses at which there is any."""
        have = {one.status for one in self.money}
        return tuple(status for status in FUND_STATUSES if status in have)

    @property
    def kinds(self) -> int:
        """Of how many kinds it is."""
        return len({one.kind for one in self.money})

    def total(self, status: str) -> Number | None:
        """What the money of all kinds at one status comes to; None where one kind may contain another."""
        told = self._purse.totals.get(status) if self._purse else None
        return self._tools.number(told) if told else None

    def share(self, status: str, over: str) -> Share | None:
        """A share that can be told: `share("received", "budget")`, `share("paid", "received")`."""
        parts = self._purse.parts if self._purse else ()
        found = next((one for one in parts if (one.status, one.over) == (status, over)), None)
        return Share(found, self._tools) if found else None


class Pockets:
    """All money that a paper can tell of, by whether it is for its plan years as a whole or for something else."""

    def __init__(self, records: Records, plans: set[tuple[object, object, object]], tools: Tools) -> None:
        self._records = records
        self._plans = plans
        self._tools = tools

    def all(self) -> Listing[Funds]:
        """Every scope's money."""
        return self._listing("funds", self._records.purses)

    def others(self, *, projects: bool = False) -> Listing[Funds]:
        """The money that is for none of the paper's plan years and areas; that of single projects only if asked."""
        others = [one for one in self._aside() if projects or not one.scope.project]
        return self._listing("funds_aside" if projects else "other_funds", others)

    def aside(self) -> Number:
        """How many funds are for none of the paper's plan years and areas as a whole."""
        return self._tools.number(counted("funds_aside", "funds", [at for one in self._aside() for at in one.funds]))

    def _aside(self) -> list[Purse]:
        return [one for one in self._records.purses if not self._own(one)]

    def _own(self, purse: Purse) -> bool:
        scope = purse.scope
        single = scope.year is not None or scope.project is not None
        return not single and (scope.cohort, scope.area, scope.target) in self._plans

    def _listing(self, key: str, purses: list[Purse]) -> Listing[Funds]:
        names = {one.id: one.name for one in self._records.projects}
        return Listing(
            key, "funds", (Funds(one, self._tools, names) for purse in purses for one in purse.money), self._tools
        )
