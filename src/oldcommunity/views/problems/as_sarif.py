"""Problems as SARIF 2.1.0, which code scanning services take."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from oldcommunity import __version__
from oldcommunity.diagnostics import Location, Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import Problem, ProblemReport
from oldcommunity.rules import RULES
from oldcommunity.views.problems import words
from oldcommunity.views.problems.as_json import json_safe
from oldcommunity.views.problems.signs import Screen

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
#: What our fingerprint is made of; the number changes when that does.
_FINGERPRINT = "oldcommunity/v1"
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """A run with a result for each problem, those that are waived among them as suppressed."""
    told = [*report.problems, *(one.problem for one in report.waived)]
    codes = sorted({problem.told.code for problem in told})
    results = [_result(problem, codes, files, labels) for problem in report.problems]
    for one in report.waived:
        accepted = {"kind": "external", "status": "accepted", "justification": one.reason}
        results.append({**_result(one.problem, codes, files, labels), "suppressions": [accepted]})
    driver = {
        "name": "oldcommunity",
        "semanticVersion": __version__,
        "language": _LANGUAGES[labels.language],
        "rules": [_rule(code, labels) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[labels.language],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    text = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
    return json_safe(text + "\n", screen)


def _rule(code: str, labels: Labels) -> dict[str, Any]:
    rule = RULES[code]
    about = labels.problem(code)
    return {
        "id": code,
        "name": "".join(word.title() for word in rule.name.split("-")),
        "shortDescription": {"text": _plain(about.title)},
        "help": {"text": _plain(labels.text("problems_page", "ask", code=code))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(problem: Problem, codes: list[str], files: words.Files, labels: Labels) -> dict[str, Any]:
    told = problem.told
    result: dict[str, Any] = {
        "ruleId": told.code,
        "ruleIndex": codes.index(told.code),
        "level": _LEVELS[told.severity],
        "message": {"text": _plain(words.told_in_full(problem, files, labels, Screen()))},
        "locations": [{"physicalLocation": _place(problem, told.at, files)}],
        "partialFingerprints": {_FINGERPRINT: problem.fingerprint},
    }
    if problem.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(problem, other.at, files),
                "message": {"text": _plain(words.see_also(problem, other, files, labels, Screen()))},
            }
            for number, other in enumerate(problem.related, 1)
        ]
    return result


def _place(problem: Problem, at: Location, files: words.Files) -> dict[str, Any]:
    path = files.raw(problem.root, at.path).removeprefix("./")
    # A name that is no text cannot stand in an address as it is: its bytes do.
    address = quote(path.encode("utf-8", "surrogateescape"))
    file = {"uri": address, "uriBaseId": "%SRCROOT%"}
    if PurePosixPath(path).is_absolute() or path[1:2] == ":":
        file = {"uri": f"file:///{address.replace('%3A', ':', 1).lstrip('/')}"}
    region = {"startLine": at.line, "startColumn": at.column, "endColumn": at.end_column}
    return {"artifactLocation": file, "region": region}


def _plain(text: str) -> str:
    r"""A text in which nothing is a place to fill in or a link.

    >>> _plain("{zone: x} [a](b)")
    '{{zone: x}} \\[a](b)'
    """
    return _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))
