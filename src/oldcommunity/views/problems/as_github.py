"""Problems as log commands of GitHub's Actions, which show them beside the changed lines."""

from __future__ import annotations

from oldcommunity.diagnostics import Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import ProblemReport
from oldcommunity.views.problems import words
from oldcommunity.views.problems.signs import Screen

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """One command for each problem."""
    lines = []
    for problem in report.problems:
        told = problem.told
        at = told.at
        properties = {
            "file": files.shown(problem.root, at.path, screen),
            "line": str(at.line),
            "col": str(at.column),
            "endColumn": str(at.end_column),
            "title": f"{told.code} {problem.name}",
        }
        message = words.told_in_full(problem, files, labels, screen)
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        lines.append(f"::{_COMMANDS[told.severity]} {listed}::{_message(message)}\n")
    return "".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
