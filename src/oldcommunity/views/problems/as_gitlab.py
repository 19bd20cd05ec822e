"""Problems as GitLab's Code Quality reports, which it shows beside the changed lines of a merge request."""

from __future__ import annotations

import json
from typing import Any

from oldcommunity.diagnostics import Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import Problem, ProblemReport
from oldcommunity.views.problems import words
from oldcommunity.views.problems.as_json import json_safe
from oldcommunity.views.problems.signs import Screen

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """A list with an entry for each problem."""
    entries = [_entry(problem, files, labels) for problem in report.problems]
    return json_safe(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", screen)


def _entry(problem: Problem, files: words.Files, labels: Labels) -> dict[str, Any]:
    told, at = problem.told, problem.told.at
    return {
        "type": "issue",
        "check_name": f"{told.code} {problem.name}",
        "description": words.told_in_full(problem, files, labels, Screen()),
        "severity": _SEVERITIES[told.severity],
        "categories": ["Bug Risk"],
        "fingerprint": problem.fingerprint,
        "location": {
            "path": files.raw(problem.root, at.path),
            "lines": {"begin": at.line, "end": at.line},
            "positions": {
                "begin": {"line": at.line, "column": at.column},
                "end": {"line": at.line, "column": at.end_column},
            },
        },
    }
