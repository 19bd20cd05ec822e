"""What somebody has to solve, as a template sees it: problems, findings, requests, and what comes again."""

from __future__ import annotations

from oldcommunity.dates import Span
from oldcommunity.reports.issues import Issue, Listed, Repeat
from oldcommunity.reports.model import Value
from oldcommunity.reports.paper import Quoted, counted
from oldcommunity.reports.paper_records import Records
from oldcommunity.views.papers.lists import Thing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.projects import Project, project_of
from oldcommunity.views.papers.things import When, data


class Problem(Thing):
    """A problem of a project, or what an inspection found or asked for.

    Attributes:
        kind: `issue`, `finding` or `request`.
        state: `open`, `perhaps_closed` or `closed`.
        possible: it may be closed, or may not have been found yet.
        overdue: it is past its date and not certainly closed.
        project: the project that it concerns, where it is one of those that the paper is about.
        about: the name of that project, or of the site.
        cause: its cause, or its causes; `main_cause` for counting: where there are several, a word that says so.
        vague_cause: what it counts by names no one cause: there are several, or another than the usual ones.
    """

    def __init__(self, told: Listed, records: Records, tools: Tools) -> None:
        issue, standing = told.issue, told.standing
        super().__init__(issue.at)
        self.kind = issue.kind
        self.kind_name = tools.word("issues_page", f"kind-{issue.kind}")
        self.number = Data(str(issue.number))
        self.text = Data(issue.text)
        self.cause = _causes(issue, tools)
        several = len(issue.causes) > 1
        self.main_cause = tools.word("paper", "several-causes") if several else self.cause
        self.vague_cause = several or issue.causes == ("other",)
        self.owner = data(issue.owner)
        found = records.named(issue.project.id) if issue.project else None
        self.project: Project | None = project_of(found, records, tools) if found else None
        self.about = data(issue.project.name if issue.project and issue.project.name else issue.site)
        self.inspection = data(issue.inspection)
        self.opened = When(issue.opened, tools)
        self.due = When(issue.due, tools) if issue.due else None
        self.closed = When(issue.closed, tools) if issue.closed and standing.state == "closed" else None
        self.rectification = (
            tools.word("codes", f"rectifications.{issue.rectification}") if issue.rectification else None
        )
        self.state = standing.state
        self.possible = standing.doubtful
        self.overdue = standing.overdue
        over = standing.days_over
        key = f"overdue_days {_named(issue)}"
        self.days = tools.number(Quoted(key, Value(over, over, over, "days", "records"), lambda: (issue.at,)))


class Again(Thing):
    """One cause that several inspections found at one place, one after the other.

    Attributes:
        state: how the last but one stood when the last was found: `closed`, `open` or `perhaps_closed`.
    """

    def __init__(self, told: Repeat, tools: Tools) -> None:
        last = told.findings[-1]
        super().__init__(last.at)
        self.cause = tools.word("codes", f"causes.{told.cause}")
        project = last.project
        self.about = data(project.name if project and project.name else last.site or (project and project.id))
        self.last = When(Span(last.opened.earliest, last.opened.latest), tools)
        self.state = told.before[-1]
        where = project.id if project else last.site
        key = f"found_again {where} cause={told.cause}"
        self.times = tools.number(counted(key, "times", (one.at for one in told.findings)))


def _causes(issue: Issue, tools: Tools) -> Data | None:
    comma = tools.writer.labels.text("phrases", "comma")
    return data(comma.join(tools.word("codes", f"causes.{one}") for one in issue.causes) or None)


def _named(issue: Issue) -> str:
    if issue.kind == "issue" and issue.project:
        return f"project={issue.project.id} issue={issue.number}"
    return f"inspection={issue.inspection} {issue.kind}={issue.number}"
