"""Write `docs/checks.md`: every rule with its words, and for the checks their docstrings.

Run `python tests/checks/page.py` after changing a rule, a check or its words.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "checks.md"
sys.path.insert(0, str(ROOT / "tests"))

from checks.examples import doc_of  # noqa: E402
from oldcommunity.checks import CHECKS  # noqa: E402
from oldcommunity.labels import Labels  # noqa: E402
from oldcommunity.rules import RULES  # noqa: E402

_HEAD = """\
# What `oc validate` finds

Every problem has a stable code. `oc rule CODE` shows one of these entries. The page is made from the rules,
the docstrings of the checks and their words (`python tests/checks/page.py`); do not edit it.

An **error** cannot be true, or cannot be read. A **warning** is improbable. Problems of the kind OC4xx can be
waived until a day, with a reason, in `waivers.yaml`.
"""
_GROUPS = {
    "1": "OC1xx · Bytes and characters",
    "2": "OC2xx · YAML",
    "3": "OC3xx · One field",
    "4": "OC4xx · What cannot all be true at once",
    "5": "OC5xx · Files",
}


def render() -> str:
    """The whole page."""
    checks = {check.code: check for check in CHECKS}
    words = {language: Labels(language) for language in ("en", "zh")}
    parts = [_HEAD]
    group = ""
    for code, rule in RULES.items():
        if code[2] != group:
            group = code[2]
            parts.append(f"## {_GROUPS[group]}\n")
        en, zh = (words[language].problem(code) for language in ("en", "zh"))
        parts.append(f"### {code} · {en.title} · {zh.title}\n")
        parts.append(f"`{rule.name}`, {rule.severity}\n")
        check = checks.get(code)
        if check:
            doc = doc_of(check)
            parts += [f"{text}\n" for text in (doc.sentence, doc.more) if text]
        for problem in (en, zh):
            parts.append(f"> {_shown(problem.sentence)}  \n> → {_shown(problem.remedy)}\n")
        if check:
            parts.append(f"Passes:\n\n```yaml\n{doc.passes}```\n\nFails:\n\n```yaml\n{doc.fails}```\n")
    return "\n".join(parts)


def _shown(pattern: str) -> str:
    """A pattern as prose: its places as code, nothing taken for HTML."""
    return pattern.replace("{{", "\0").replace("}}", "\1").replace("{", "‹").replace("}", "›").translate(_SIGNS)


_SIGNS = {0: "{", 1: "}", ord("<"): "&lt;", ord("|"): "\\|", ord("#"): "\\#"}

if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
