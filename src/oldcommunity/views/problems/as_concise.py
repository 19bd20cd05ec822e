"""Problems one a line, for searching and counting."""

from __future__ import annotations

from functools import partial

from oldcommunity.labels import Labels
from oldcommunity.reports.problems import Problem, ProblemReport
from oldcommunity.views.problems import words
from oldcommunity.views.problems.signs import Screen


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """`path:line:column: error CODE sentence` for each problem, then `waived` in place of `error`."""
    lines = [_line(problem, problem.told.severity, files, labels, screen) for problem in report.problems]
    lines += [_line(one.problem, "waived", files, labels, screen) for one in report.waived]
    return "".join(lines)


def _line(problem: Problem, level: str, files: words.Files, labels: Labels, screen: Screen) -> str:
    told = problem.told
    place = words.place_text(files.shown(problem.root, told.at.path, screen), told.at)
    text = words.sentence(told.code, told.params, labels, screen, partial(files.raw, problem.root))
    return f"{place}: {level} {told.code} {text}\n"
