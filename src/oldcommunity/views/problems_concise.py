"""Problems one a line, for searching and counting."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.reports.problems import ProblemReport
from oldcommunity.views import problems_words as words
from oldcommunity.views.problems_signs import Screen


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """`path:line:column: error CODE sentence` for each problem."""
    lines = []
    for problem in report.problems:
        told = problem.told
        place = words.place_text(files.shown(told.at.path, screen), told.at)
        text = words.sentence(told.code, told.params, labels, screen)
        lines.append(f"{place}: {told.severity} {told.code} {text}\n")
    return "".join(lines)
