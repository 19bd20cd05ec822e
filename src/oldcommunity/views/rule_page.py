"""The pages of `oc rule`: all codes, or one with what it says, how to mend it, and examples."""

from __future__ import annotations

import string
from typing import Any

from oldcommunity.labels import Labels, Problem
from oldcommunity.reports.rules import RuleReport
from oldcommunity.views import as_json
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table


def rules_page(reports: tuple[RuleReport, ...], labels: Labels, *, headings: bool = True) -> Page:
    """All codes in a table, with headings or without."""
    say = labels.text
    columns = (Column(say("problems_page", key) if headings else "") for key in ("code", "severity", "name", "title"))
    rows = (
        (report.rule.code, _severity(report, labels), report.rule.name, labels.problem(report.rule.code).title)
        for report in reports
    )
    blocks = (Heading(say("problems_page", "rules"), 1), Table(tuple(columns), tuple(rows)))
    return Page(blocks, (say("problems_page", "rules-foot"),))


def rule_page(report: RuleReport, labels: Labels, *, utf8: bool = True) -> Page:
    """What a code means."""
    words = labels.problem(report.rule.code)
    blocks: list[Block] = [Heading(f"{report.rule.code} {report.rule.name}", 1), Line(words.title)]
    pairs = [("severity", _severity(report, labels))]
    pairs += [(key, _generic(text, labels, utf8=utf8)) for key, text in _sentences(words).items()]
    blocks.append(Facts(tuple((labels.text("problems_page", key), text) for key, text in pairs)))
    if labels.language == "en":
        blocks += [Line(" ".join(paragraph.split())) for paragraph in report.about.split("\n\n") if paragraph]
    return Page(tuple(blocks))


def examples_text(report: RuleReport, labels: Labels, form: str) -> str:
    """The examples as they stand in files, for a format of readers; empty where there are none."""
    parts = []
    for key, example in (("passes", report.passes), ("fails", report.fails)):
        if not example:
            continue
        heading = labels.text("problems_page", key)
        if form == "markdown":
            parts.append(f"\n## {heading}\n\n```yaml\n{example}\n```\n")
        else:
            lines = "".join(f"  {line}".rstrip() + "\n" for line in example.split("\n"))
            parts.append(f"\n{heading}\n{lines}")
    return "".join(parts)


def rules_json(reports: tuple[RuleReport, ...], labels: Labels) -> str:
    """The same as JSON; sentences with their places as in `{given}`."""
    return as_json.render("rules/1", {"language": labels.language, "rules": [_rule(one, labels) for one in reports]})


def _rule(report: RuleReport, labels: Labels) -> dict[str, Any]:
    words = labels.problem(report.rule.code)
    return {
        "code": report.rule.code,
        "name": report.rule.name,
        "severity": str(report.rule.severity),
        "title": words.title,
        **_sentences(words),
        "passes": report.passes or None,
        "fails": report.fails or None,
    }


def _sentences(words: Problem) -> dict[str, str]:
    return {"sentence": words.sentence, "remedy": words.remedy}


def _severity(report: RuleReport, labels: Labels) -> str:
    return labels.text("codes", f"severities.{report.rule.severity}")


def _generic(pattern: str, labels: Labels, *, utf8: bool) -> str:
    """A pattern with names in the places that data will fill."""
    names = labels.section("problems_page")
    before, after = "‹›" if utf8 else "<>"
    return "".join(
        text + (f"{before}{names.get(f'param.{name}', name)}{after}" if name else "")
        for text, name, _, _ in string.Formatter().parse(pattern)
    )
