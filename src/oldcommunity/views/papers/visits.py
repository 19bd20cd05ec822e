"""Inspections as a template sees them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from oldcommunity.diagnostics import Location
from oldcommunity.reports.paper_records import Records
from oldcommunity.views.papers.lists import Listing, Thing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.problems import Problem
from oldcommunity.views.papers.projects import Project, project_of
from oldcommunity.views.papers.things import When, data

if TYPE_CHECKING:
    from oldcommunity.reports.paper_papers import Inspected


#: What a book writes behind the name of whoever leads an inspection.
_LEADS = re.compile(r"\s*[（(](?:带队|领队|组长|lead(?:er|ing)?)[）)]\s*$")


class Site(Thing):
    """A place that an inspection went to."""

    def __init__(self, name: str, at: Location, project: Project | None) -> None:
        super().__init__(at)
        self.name = Data(name)
        self.project = project


class Visit(Thing):
    """An inspection: who went where, what was found, what was asked for, whatever has become of it.

    Attributes:
        participants: who took part; `leaders` those of them whom the book marks as leading it, `others` the rest.
    """

    def __init__(self, told: Inspected, records: Records, tools: Tools) -> None:
        visit = told.visit
        super().__init__(visit.at)
        key = f"inspection={visit.id}"
        self.id = Data(visit.id)
        self.path = Data(visit.at.path)
        self.date = When(visit.date, tools)
        self.kind = visit.kind
        self.kind_name = tools.word("codes", f"inspection_kinds.{visit.kind}")
        self.title = data(visit.title)
        self.participants = tuple(map(Data, told.participants))
        self.leaders = tuple(Data(_LEADS.sub("", one)) for one in told.participants if _LEADS.search(one))
        self.others = tuple(Data(one) for one in told.participants if not _LEADS.search(one))
        self.methods = tuple(map(Data, told.methods))
        self._told = told
        self._key = key
        self._records = records
        self._tools = tools

    @cached_property
    def sites(self) -> Listing[Site]:
        """Where it went."""
        found = []
        for site in self._told.sites:
            listed = self._records.named(site.project)
            project = project_of(listed, self._records, self._tools) if listed else None
            found.append(Site(site.name, site.at, project))
        return Listing(f"sites {self._key}", "sites", found, self._tools)

    @cached_property
    def findings(self) -> Listing[Problem]:
        """What it found."""
        return self._of("finding")

    @cached_property
    def requests(self) -> Listing[Problem]:
        """What it asked for."""
        return self._of("request")

    def _of(self, kind: str) -> Listing[Problem]:
        told = (one for one in self._told.found if one.issue.kind == kind)
        found = [Problem(one, self._records, self._tools) for one in told]
        return Listing(f"{kind}s {self._key}", f"{kind}s", found, self._tools)
