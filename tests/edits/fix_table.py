"""The list of all rules on `docs/fix.md`. Run `python tests/edits/fix_table.py` after changing a rule or its reason."""

from __future__ import annotations

from pathlib import Path

from oldcommunity.edits.fixes.safety import SAFETY
from oldcommunity.labels import Labels
from oldcommunity.rules import RULES

PAGE = Path(__file__).parents[2] / "docs" / "fix.md"


def table() -> str:
    """The rows: each rule, whether its problems are put right, and why."""
    zh, en = Labels("zh"), Labels("en")
    rows = ["| Code 代码 | Put right 改不改 | Why 理由 |", "|---|---|---|"]
    for code, safety in SAFETY.items():
        told = f"{en.text('fix_page', f'safety.{safety}')} · {zh.text('fix_page', f'safety.{safety}')}"
        why = f"{en.text('fix_page', f'why.{code}')}<br>{zh.text('fix_page', f'why.{code}')}"
        rows.append(f"| {code} {RULES[code].name} | {told} | {why} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    told = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(told[: told.index("| Code ")] + table(), encoding="utf-8")
