"""Inspections as a template sees them."""

from __future__ import annotations

from functools import partial
from typing import Any

from oldcommunity.reports.facts import At
from oldcommunity.reports.paper_records import Records
from oldcommunity.views.papers.lists import Listing, Thing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.projects import Project, problems_of
from oldcommunity.views.papers.things import Problem, When, data


class Site(Thing):
    """A place that an inspection went to."""

    def __init__(self, told: Any, at: At, project: Project | None) -> None:
        super().__init__(at("name"))
        self.name = Data(told.name)
        self.note = data(told.note)
        self.project = project


class Visit(Thing):
    """An inspection: who went where, what was found, what was asked for."""

    def __init__(self, told: Any, path: str, at: At, records: Records, tools: Tools) -> None:
        super().__init__(at("id"))
        key = f"inspection={told.id}"
        self.path = Data(path)
        self.date = When(told.date, tools)
        self.kind_name = tools.word("codes", f"inspection_kinds.{told.kind}")
        self.title = data(told.title)
        self.participants = tuple(map(Data, told.participants))
        self.methods = tuple(map(Data, told.methods))
        sites = []
        for i, site in enumerate(told.sites):
            found = records.named(site.project)
            project = Project(found, records, tools) if found else None
            sites.append(Site(site, partial(at, "sites", i), project))
        entries = problems_of(records.asked_for(told, at), records, tools)
        self.sites: Listing[Site] = Listing(f"sites {key}", "sites", sites, tools)
        self.findings: Listing[Problem] = self._open(entries, "finding", key, tools)
        self.requests: Listing[Problem] = self._open(entries, "request", key, tools)

    @staticmethod
    def _open(entries: list[Problem], kind: str, key: str, tools: Tools) -> Listing[Problem]:
        unit = "findings" if kind == "finding" else "requests"
        return Listing(f"open_{unit} {key}", unit, (one for one in entries if one.kind == kind), tools)
