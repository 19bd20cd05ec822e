"""The codes of records in the words of the Open Contracting for Infrastructure Data Standard (OC4IDS) 0.9.

Where an open list of the standard has no word, the record's own code stands, written as the standard writes codes.
"""

from __future__ import annotations

#: The version that packages name; the standard takes major and minor only.
VERSION = "0.9"
CURRENCY = "CNY"
#: All projects renew what is there, and the standard has one sector for housing.
PROJECT_TYPE = "rehabilitation"
SECTORS = ("socialHousing",)
#: A split or a merger leaves two projects that renew the same buildings.
RELATIONSHIP = "rehabilitation"
#: Percent, in the list of units that the standard recommends.
PERCENT = {"name": "percent", "scheme": "UNCEFACT", "id": "P1"}

#: The nature of each milestone.
MILESTONE_TYPES = {
    "registered": "preProcurement",
    "consulted": "engagement",
    "surveyed": "engagement",
    "designed": "preProcurement",
    "publicised": "engagement",
    "approved": "approval",
    "drawn": "preProcurement",
    "finance_reviewed": "assessment",
    "tendered": "procurement",
    "started": "delivery",
    "substantially_completed": "delivery",
    "completed": "delivery",
    "accepted": "assessment",
    "handed_over": "delivery",
    "settled": "assessment",
}
_MILESTONE_CODES = {"approved": "projectApproval", "started": "commencement", "completed": "completion"}

_ROLES = {
    "client": ("publicAuthority",),
    "designer": ("supplier", "designer"),
    "surveyor": ("supplier", "surveyor"),
    "contractor": ("supplier", "contractor"),
    "supervisor": ("supplier", "supervisor"),
    "consultant": ("supplier", "consultant"),
}

#: Stations of money that are parts of a budget; money that has arrived or was paid is no budget.
BUDGET_STATUSES = ("planned", "applied", "awarded", "appropriated")


def camel(code: str) -> str:
    """A code as the standard writes codes.

    >>> camel("handed_over")
    'handedOver'
    """
    first, *rest = code.split("_")
    return first + "".join(word.capitalize() for word in rest)


def milestone_code(code: str) -> str:
    """The standard's code for a milestone, else its own.

    >>> milestone_code("started"), milestone_code("handed_over")
    ('commencement', 'handedOver')
    """
    return _MILESTONE_CODES.get(code, camel(code))


def party_roles(role: str) -> tuple[str, ...]:
    """What somebody with a role in the project is to the standard: who builds is a supplier, and what of.

    >>> party_roles("designer"), party_roles("property_manager")
    (('supplier', 'designer'), ('propertyManager',))
    """
    return _ROLES.get(role, (camel(role),))
