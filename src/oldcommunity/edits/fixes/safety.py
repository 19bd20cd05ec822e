"""What `oc fix` may put right by itself, rule by rule.

A rule is safe only where what is meant is beyond doubt; a guess, however good, is left to whoever knows. The reasons,
rule by rule, are in `labels` (`fix_page`) and on `docs/fix.md`.
"""

from __future__ import annotations

from enum import StrEnum

from oldcommunity.rules import RULES


class Safety(StrEnum):
    """Whether a kind of problem is put right: in its plain cases, where that is asked for, or never."""

    PLAIN = "plain"
    ASKED = "asked"
    NEVER = "never"


_PLAIN = frozenset(
    (
        *("OC105", "OC106", "OC201", "OC202", "OC203", "OC210", "OC211", "OC215"),
        *("OC302", "OC303", "OC304", "OC306", "OC308", "OC309", "OC310", "OC312", "OC315", "OC317"),
    )
)
_ASKED = frozenset(("OC102", "OC103"))

#: Every rule, and whether its problems are put right.
SAFETY: dict[str, Safety] = {
    code: Safety.PLAIN if code in _PLAIN else Safety.ASKED if code in _ASKED else Safety.NEVER for code in RULES
}
#: The codes of which `oc fix` puts at least the plain cases right.
FIXABLE = frozenset(code for code, safety in SAFETY.items() if safety is not Safety.NEVER)
