"""What a run over a book came to, in one or two lines."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.diagnostics import Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import ProblemReport
from oldcommunity.views.problems.signs import Screen, safe
from oldcommunity.views.wrapping import wrapped

#: From so many problems on they are counted by their codes too.
_MANY = 10


@dataclass(frozen=True, slots=True)
class Mendable:
    """How many of the problems a program can put right; `whole`: every file was looked at for that."""

    number: int = 0
    whole: bool = True

    def and_also(self, other: Mendable) -> Mendable:
        """Those of two books."""
        return Mendable(self.number + other.number, self.whole and other.whole)


def render(report: ProblemReport, labels: Labels, screen: Screen, mendable: Mendable | None = None) -> str:
    """How many problems of which weight there are in how many files, and how many of them a program can put right."""
    lines = []
    if report.problems:
        counts = [
            _counted(f"{severity}s", report.count(severity), labels) for severity in Severity if report.count(severity)
        ]
        told = labels.text("phrases", "comma").join(counts)
        faulty = _counted("files", report.faulty_files(), labels)
        lines.append(labels.text("problems_page", "new" if report.since else "summary", counts=told, files=faulty))
        if len(report.problems) >= _MANY:
            listed = [f"{code} × {count}" for code, count in report.by_code()]
            lines += wrapped(labels.text("phrases", "comma").join(listed), screen.width)
    else:
        key = "none-new" if report.since else "fine"
        lines.append(labels.text("problems_page", key, files=_counted("files", report.files, labels)))
    if report.since:
        since = report.since
        told = labels.text(
            "problems_page",
            "since",
            rev=since.rev,
            commit=since.commit[:10],
            old=_counted("problems", since.old, labels),
            solved=_counted("problems", since.solved, labels),
        )
        lines += wrapped(told, screen.width)
    if report.waived:
        waived = _counted("problems", len(report.waived), labels)
        lines.append(labels.text("problems_page", "waived", problems=waived))
    if mendable is not None and mendable.number:
        key = "mendable" if mendable.whole else "mendable-at-least"
        lines.append(labels.text("fix_page", key, problems=mendable.number))
    if report.problems:
        lines.append(labels.text("problems_page", "ask", code=_first(report)))
    return "".join(f"{safe(line, screen)}\n" for line in lines)


def _first(report: ProblemReport) -> str:
    """The code of the first error; of the most frequent problem where nothing is an error."""
    errors = (problem.told.code for problem in report.problems if problem.told.severity == Severity.ERROR)
    return next(errors, report.by_code()[0][0])


def _counted(what: str, count: int, labels: Labels) -> str:
    return labels.text("problems_page", f"{what}.{'one' if count == 1 else 'many'}", count=count)
