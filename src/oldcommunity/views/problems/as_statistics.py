"""How many problems there are of each kind, in place of the problems themselves."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.reports.problems import ProblemReport
from oldcommunity.rules import RULES
from oldcommunity.views.problems import words
from oldcommunity.views.problems.signs import Screen, safe, width


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:  # noqa: ARG001 - as all views of problems
    """A line for each code, the most frequent first: how many, the code, its severity, its name, what it is called."""
    counts = sorted(report.by_code(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(count for _, count in counts)
    if not total:
        return ""
    severities = {code: labels.text("codes", f"severities.{RULES[code].severity}") for code, _ in counts}
    size = len(str(total))
    columns = max(map(width, severities.values())), max(len(RULES[code].name) for code, _ in counts)
    lines = []
    for code, count in counts:
        severity = severities[code] + " " * (columns[0] - width(severities[code]))
        name = f"{RULES[code].name:<{columns[1]}}"
        lines.append(f"{count:>{size}}  {code}  {severity}  {name}  {labels.problem(code).title}")
    lines.append(f"{total:>{size}}  {labels.text('problems_page', 'total')}")
    return "".join(f"{safe(line, screen)}\n" for line in lines)
