"""What a run over a book came to, in one or two lines."""

from __future__ import annotations

from oldcommunity.diagnostics import Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import ProblemReport
from oldcommunity.views.problems_signs import Screen, safe
from oldcommunity.views.wrapping import wrapped

#: From so many problems on they are counted by their codes too.
_MANY = 10


def render(report: ProblemReport, labels: Labels, screen: Screen) -> str:
    """How many problems of which weight there are in how many files."""
    if not report.problems:
        return safe(labels.text("problems_page", "fine", files=_counted("files", report.files, labels)), screen) + "\n"
    counts = [
        _counted(f"{severity}s", report.count(severity), labels) for severity in Severity if report.count(severity)
    ]
    told = labels.text("phrases", "comma").join(counts)
    text = labels.text("problems_page", "summary", counts=told, files=_counted("files", report.faulty_files(), labels))
    lines = [text]
    if len(report.problems) >= _MANY:
        listed = [f"{code} × {count}" for code, count in report.by_code()]
        lines += wrapped(labels.text("phrases", "comma").join(listed), screen.width)
    lines.append(labels.text("problems_page", "ask", code=report.by_code()[0][0]))
    return "".join(f"{safe(line, screen)}\n" for line in lines)


def _counted(what: str, count: int, labels: Labels) -> str:
    return labels.text("problems_page", f"{what}.{'one' if count == 1 else 'many'}", count=count)
