"""What a code means: the rule, and for checks what they look at, with an example that passes and one that fails."""

from __future__ import annotations

import difflib
import inspect
import textwrap
from dataclasses import dataclass

from oldcommunity.errors import UsageError
from oldcommunity.rules import RULES, Rule

_PASSES, _FAILS = "Passes::", "Fails::"


@dataclass(frozen=True, slots=True)
class RuleReport:
    """A kind of problem.

    Attributes:
        rule: its code, name and severity.
        about: what is checked and why, in English; empty but for the checks of the whole book (4xx).
        passes, fails: books as text, one that is fine and one that is not; empty likewise.
    """

    rule: Rule
    about: str = ""
    passes: str = ""
    fails: str = ""


def rule_reports(asked: str | None = None) -> tuple[RuleReport, ...]:
    """All kinds of problems by code, or the one asked for by its code, its number or its name.

    Raises:
        UsageError: `unknown-code`, with the nearest code or name on offer.
    """
    if asked is None:
        return tuple(RuleReport(rule) for rule in RULES.values())
    word = asked.strip().lower().replace("_", "-")
    for rule in RULES.values():
        if word in (rule.code.lower(), rule.code[2:], rule.name):
            return (_with_examples(rule),)
    # Codes are too alike to guess at, but letters are easily taken for digits.
    code = "OC" + word.removeprefix("oc").replace("o", "0").replace("l", "1")
    near = [code] if code in RULES else difflib.get_close_matches(word, [rule.name for rule in RULES.values()], n=1)
    raise UsageError("unknown-code", code=asked, offer="".join(near))


def _with_examples(rule: Rule) -> RuleReport:
    if rule.code[2] != "4":
        return RuleReport(rule)
    from oldcommunity.checks import CHECKS  # noqa: PLC0415 - the other rules do without

    text = next((check.find.__doc__ for check in CHECKS if check.code == rule.code), None)
    about, _, examples = inspect.cleandoc(text or "").partition(_PASSES)
    passes, _, fails = examples.partition(_FAILS)
    return RuleReport(rule, about.strip(), *(textwrap.dedent(part).strip("\n").rstrip() for part in (passes, fails)))
