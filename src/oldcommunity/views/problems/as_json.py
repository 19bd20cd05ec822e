"""Problems as JSON: an interface."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location, Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import Problem, ProblemReport
from oldcommunity.views import as_json
from oldcommunity.views.problems import words
from oldcommunity.views.problems.signs import Screen, signs


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """The report as JSON text; values from data stand in it whole, with escapes for what would act on a screen."""
    since = report.since
    content = {
        "language": labels.language,
        "files": report.files,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "since": since and {"rev": since.rev, "commit": since.commit, "old": since.old, "solved": since.solved},
        "problems": [_problem(problem, files, labels) for problem in report.problems],
        "waived": [
            {
                **_problem(one.problem, files, labels),
                "reason": one.reason,
                "until": day_text(one.until),
                "waiver": _place(one.problem.root, one.at, files),
            }
            for one in report.waived
        ],
    }
    return json_safe(as_json.render("problems/2", content), screen)


def json_safe(text: str, screen: Screen) -> str:
    r"""JSON text with `\u` escapes for every character that would act, hide or be lost on a screen.

    >>> json_safe('{"name": "\x7f"}', Screen())
    '{"name": "\\u007f"}'
    """
    lines = text.split("\n")
    plain = [line.isprintable() and screen.is_utf8 and "##" not in line for line in lines]
    return "\n".join(line if fine else _escaped(line, screen) for line, fine in zip(lines, plain, strict=True))


def _escaped(line: str, screen: Screen) -> str:
    shown = signs(line, screen)
    return "".join(sign if sign == raw else _escape(raw) for sign, raw in zip(shown, line, strict=True))


def _escape(sign: str) -> str:
    codes = sign.encode("utf-16-be", "surrogatepass")
    return re.sub("(....)", r"\\u\1", codes.hex())


def _problem(problem: Problem, files: words.Files, labels: Labels) -> dict[str, Any]:
    told = problem.told
    plain = Screen()
    return {
        "code": told.code,
        "name": problem.name,
        "severity": str(told.severity),
        **_place(problem.root, told.at, files),
        "message": words.sentence(told.code, told.params, labels, plain),
        "remedy": words.remedy(told.code, told.params, labels, plain),
        "offer": words.offer(told.code, told.params) or None,
        "params": dict(sorted(told.params.items())),
        "fingerprint": problem.fingerprint,
        "related": [_place(problem.root, other.at, files) for other in problem.related],
    }


def _place(root: Path, at: Location, files: words.Files) -> dict[str, Any]:
    """A place: its file in the book, and as seen from the working folder."""
    return {
        "path": at.path,
        "file": files.raw(root, at.path),
        "line": at.line,
        "column": at.column,
        "end_column": at.end_column,
    }
