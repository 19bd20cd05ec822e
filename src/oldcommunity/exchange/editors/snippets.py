"""What an editor offers to fill in where a new item of a list begins: the keys that such an item usually has.

All values are left blank: a snippet that is not filled in is a problem (OC301), never a made-up fact.
"""

from __future__ import annotations

from typing import Any

from oldcommunity.labels import Labels

#: For the list at `Model.key`: the items that can begin there, by name, and the keys of each in order.
ITEMS: dict[str, dict[str, tuple[str, ...]]] = {
    "Project.milestones": {"due": ("code", "due"), "met": ("code", "met")},
    "Project.progress": {"month": ("as_of", "invested", "physical")},
    "Project.issues": {"issue": ("id", "opened", "cause", "text", "owner", "due")},
    "Project.suspensions": {"suspension": ("from", "reason")},
    "Project.parties": {"party": ("role", "name")},
    "Project.utilities": {"utility": ("kind", "owner", "share", "status")},
    "Cohort.plan": {"first": ("projects", "households", "budget", "document"), "changed": ("from", "projects")},
    "Cohort.declared": {
        "stages": ("as_of", "started.projects", "completed.projects", "source"),
        "states": ("as_of", "under_construction.projects", "in_preparation.projects", "source"),
        "money": ("as_of", "invested", "source"),
    },
    "Funding.funds": {"fund": ("id", "kind", "scope.cohort", "source")},
    "Fund.events": {"event": ("status", "as_of", "amount", "document")},
    "Inspection.sites": {"site": ("name", "project")},
    "Inspection.findings": {"finding": ("id", "text", "cause", "project", "owner", "due")},
    "Inspection.requests": {"request": ("id", "text", "owner", "due")},
    "Documents.documents": {"document": ("id", "kind", "title", "number", "issued")},
    "Published.figures": {"figure": ("figure", "cohort", "as_of", "printed", "place", "source")},
    "Waivers.waivers": {"waiver": ("code", "path", "reason", "until")},
}


def snippets(name: str, labels: Labels) -> list[dict[str, Any]]:
    """The snippets of the list at `Model.key`, as `defaultSnippets` holds them; none for most fields."""
    return [
        {"label": labels.text("snippets", f"{name}.{item}"), "type": "array", "body": _body(keys)}
        for item, keys in ITEMS.get(name, {}).items()
    ]


def _body(keys: tuple[str, ...]) -> dict[str, Any]:
    """Blank values that the tabulator key leads through; `a.b` is the key `b` within `a`."""
    body: dict[str, Any] = {}
    for number, key in enumerate(keys, start=1):
        outer, _, inner = key.partition(".")
        body[outer] = {inner: f"${number}"} if inner else f"${number}"
    return body
