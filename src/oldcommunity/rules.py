"""Every problem that `oc` can name: its stable code, its short name and its severity.

1xx bytes and characters, 2xx YAML, 3xx one field, 4xx what cannot all be true at once, 5xx files.
The words are in `labels`; `oc rule CODE` shows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.diagnostics import Diagnostic, Finding, Location, Params, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem."""

    code: str
    name: str
    severity: Severity


def _rules(severity: Severity, **names: str) -> tuple[Rule, ...]:
    return tuple(Rule(code, name, severity) for code, name in names.items())


_ALL = (
    *_rules(
        Severity.ERROR,
        OC101="not-utf-8",
        OC102="gbk-encoding",
        OC103="utf-16-encoding",
        OC104="nul-bytes",
        OC105="control-character",
        OC106="invisible-character",
        OC107="too-large",
        OC108="conflict-marker",
        OC109="not-text",
        OC201="yaml-syntax",
        OC202="tab",
        OC203="full-width-sign",
        OC204="duplicate-key",
        OC205="anchor-or-alias",
        OC206="tag",
        OC207="several-documents",
        OC208="not-a-mapping",
        OC209="empty-file",
        OC210="space-after-colon",
        OC211="swallowed-by-comment",
        OC212="too-deep",
        OC213="too-long",
        OC214="key-not-text",
        OC215="needs-quotes",
        OC301="missing-field",
        OC302="unknown-field",
        OC303="not-in-list",
        OC304="date-form",
        OC305="no-such-day",
        OC306="count-form",
        OC307="money-unit",
        OC308="money-form",
        OC309="area-form",
        OC310="percent-form",
        OC311="id-form",
        OC312="text-form",
        OC313="list-expected",
        OC314="mapping-expected",
        OC315="yes-or-no",
        OC316="out-of-range",
        OC317="year-form",
        OC318="printed-form",
        OC319="span-order",
        OC320="fields-together",
        OC321="newer-format",
        OC322="repeated-item",
        OC323="unknown-written",
        OC401="file-name",
        OC402="duplicate-id",
        OC404="duplicate-cohort",
        OC405="unknown-reference",
        OC411="milestone-order",
        OC412="future-fact",
        OC413="cumulative-falls",
        OC414="state-conflict",
        OC421="states-and-plan",
        OC422="itemised-and-declared",
        OC423="records-disagree",
        OC424="declared-falls",
        OC425="area-sums",
        OC426="declared-twice",
        OC433="funding-stages",
        OC436="survey-agreed",
        OC451="not-reproduced",
        OC452="not-among-them",
        OC453="not-computable",
        OC454="reproduced-after-all",
        OC461="waiver-expired",
        OC462="waiver-unused",
        OC501="not-read",
        OC502="symbolic-link",
        OC503="not-a-file",
        OC504="unreadable",
        OC505="path-form",
        OC506="unknown-place",
    ),
    *_rules(
        Severity.WARNING,
        OC403="same-project",
        OC406="outside-every-plan",
        OC407="stray-year",
        OC408="unplanned-year",
        OC415="progress-before-start",
        OC416="implied-milestone",
        OC417="unfinished-after-completion",
        OC427="more-than-planned",
        OC431="money-plausibility",
        OC432="area-plausibility",
        OC434="built-after-2000",
        OC435="far-off-year",
        OC437="over-budget",
        OC441="stale-project",
    ),
)

#: Every rule by its code, in the order of the codes.
RULES: dict[str, Rule] = {rule.code: rule for rule in sorted(_ALL, key=lambda rule: rule.code)}


def diagnose(code: str, at: Location, params: Params | None = None, *related: Location) -> Diagnostic:
    """The problem `code` at a place, with the severity of its rule."""
    return Diagnostic(code, RULES[code].severity, at, params or {}, related)


def located(finding: Finding, path: str) -> Diagnostic:
    """A finding inside some content, as a problem of the file that holds it."""
    at = Location(path, finding.line, finding.column, finding.end_column)
    return diagnose(finding.code, at, finding.params)
