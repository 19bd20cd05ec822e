"""One project as the standard tells it; what is not known is absent."""

from __future__ import annotations

import json

from oldcommunity.exchange.open_data.codes import (
    BUDGET_STATUSES,
    PROJECT_TYPE,
    RELATIONSHIP,
    SECTORS,
    camel,
    party_roles,
)
from oldcommunity.exchange.open_data.facts import Facts, Paper
from oldcommunity.exchange.open_data.schedule import completion, forecasts, metrics, milestones, periods, phase
from oldcommunity.exchange.open_data.values import Json, Writer, hundredths, known, money

#: Where own codes come from, as the scheme of a classification.
_SCHEME = "oldcommunity"
#: How far a size may lie from its value that was typed in whole units: half a square metre.
_TYPED_TO_THE_UNIT = {"floor_area": 50}


def project(facts: Facts, writer: Writer) -> Json:
    """A project with its keys in the order of the standard."""
    own = facts.own
    stages = periods(facts, writer)
    clients = list(dict.fromkeys(name for role, name in facts.parties if role == "client"))
    return known(
        {
            "id": writer.project_id(own["id"]),
            "language": writer.labels.language,
            "identifiers": [{"id": own["id"], "scheme": _SCHEME}] if writer.prefix else None,
            "publicAuthority": {"name": clients[0], "id": clients[0]} if len(clients) == 1 else None,
            "title": own["name"],
            "description": writer.joined(_description(facts, writer)),
            "budget": _budget(facts, writer),
            "period": stages["period"],
            "locations": _locations(facts),
            "status": phase(facts, writer.day),
            "type": PROJECT_TYPE,
            "sector": list(SECTORS),
            "additionalClassifications": _classifications(facts, writer),
            "parties": _parties(facts),
            "preparationPeriod": stages["preparationPeriod"],
            "implementationPeriod": stages["implementationPeriod"],
            "completionPeriod": stages["completionPeriod"],
            "forecasts": forecasts(facts, writer),
            "metrics": metrics(facts, writer),
            "milestones": milestones(facts, writer),
            "completion": completion(facts, writer),
            "documents": [_document(paper, writer) for paper in facts.papers],
            "relatedProjects": [_related(*related, writer) for related in facts.related],
        }
    )


def _description(facts: Facts, writer: Writer) -> list[str]:
    """Sizes, for which the standard has no fields, and that a project stands still or was given up."""
    own = facts.own
    rounding = json.loads(own["rounding"]) if own["rounding"] else {}
    sizes = []
    for unit in ("communities", "buildings", "households", "floor_area"):
        number = own[unit]
        if number is not None:
            told = hundredths(number) if unit == "floor_area" else number
            about = rounding.get(unit, 0) > _TYPED_TO_THE_UNIT.get(unit, 0)
            sizes.append(writer.text(f"size.{unit}.about" if about else f"size.{unit}", number=told))
    if own["built_year"] is not None:
        sizes.append(writer.text("size.built_year", year=own["built_year"]))
    told = [writer.text("made-up")] if writer.made_up else []
    if sizes:
        told.append(writer.text("sizes", sizes=writer.text("comma").join(sizes)))
    if facts.halted:
        since, reason = facts.halted
        why = {"reason": reason.rstrip("。.")} if reason else {}
        told.append(writer.text("halted-why" if why else "halted", when=writer.when(since), **why))
    if facts.state == "cancelled":
        told.append(writer.text("cancelled"))
    return told


def _locations(facts: Facts) -> list[Json]:
    """Where it lies; the country is not in the book, and a planning zone is no part of an address."""
    province, city, _, district, subdistrict = facts.area
    address = {"locality": "".join(name for name in (city, district, subdistrict) if name), "region": province}
    described = "".join(name for name in facts.area if name)
    return [known({"id": "1", "description": described, "address": known(address)})] if described else []


def _classifications(facts: Facts, writer: Writer) -> list[Json]:
    """Plan year, further plans, kinds of works and tags, each in a scheme of its own."""
    own = facts.own
    found = []
    if own["cohort"] is not None:
        told = writer.text("plan-year" if own["in_plan"] else "out-of-plan", year=own["cohort"])
        found.append({"scheme": f"{_SCHEME}-plan-year", "id": str(own["cohort"]), "description": told})
    names = writer.labels.section("targets")
    found += [
        known({"scheme": f"{_SCHEME}-target", "id": target, "description": names.get(target)})
        for target in (own["targets"] or "").split()
    ]
    found += [
        {"scheme": f"{_SCHEME}-works", "id": work, "description": writer.word(f"works.{work}")}
        for work in (own["works"] or "").split()
    ]
    found += [{"scheme": f"{_SCHEME}-tag", "id": tag} for tag in (own["tags"] or "").split()]
    return found


def _parties(facts: Facts) -> list[Json]:
    """Who takes part, each organization once with all its roles; its name is what it is referred to by."""
    roles: dict[str, list[str]] = {}
    for role, name in facts.parties:
        roles.setdefault(name, []).extend(party_roles(role))
    for _, owner, _, _ in facts.utilities:
        if owner:
            roles.setdefault(owner, []).extend(("funder", "sourceParty"))
    return [{"name": name, "id": name, "roles": list(dict.fromkeys(told))} for name, told in roles.items()]


def _budget(facts: Facts, writer: Writer) -> Json:
    """The planned investment, and money for the project by source: a group for each station, never added."""
    planned = facts.own["budget"]
    groups = []
    for status in BUDGET_STATUSES:
        found = [fund for fund in facts.funds if fund.status == status and fund.amount is not None]
        lines = [
            {
                "id": fund.fund,
                "description": writer.word(f"fund_kinds.{fund.kind}") + (f" {fund.name}" if fund.name else ""),
                "amount": money(fund.amount or 0),
            }
            for fund in found
        ]
        groups.append((status, writer.word(f"fund_statuses.{status}"), lines))
    shares = [
        known(
            {
                "id": f"{camel(kind)}-{i}",
                "description": _share(kind, status, writer),
                "amount": money(share),
                "sourceParty": {"name": owner, "id": owner} if owner else None,
            }
        )
        for i, (kind, owner, status, share) in enumerate(facts.utilities, 1)
    ]
    groups.append(("utilities", writer.text("shares"), shares))
    return known(
        {
            "description": writer.text("budget") if planned is not None else None,
            "amount": None if planned is None else money(planned),
            "budgetBreakdowns": [
                {"id": name, "description": told, "budgetBreakdown": lines} for name, told, lines in groups if lines
            ],
        }
    )


def _share(kind: str, status: str | None, writer: Writer) -> str:
    """Whose share it is, and how far it has been agreed on: one that was only asked for is no promise."""
    utility = writer.word(f"utilities.{kind}")
    if status is None:
        return utility
    return writer.text("share", utility=utility, status=writer.word(f"utility_statuses.{status}"))


def _document(paper: Paper, writer: Writer) -> Json:
    """A paper that the project stands on; its date only where the day is known."""
    day = paper.issued.latest
    exact = paper.issued.earliest == day
    return known(
        {
            "id": paper.id,
            "title": paper.title,
            "description": writer.word(f"document_kinds.{paper.kind}"),
            "datePublished": writer.start(day) if exact else None,
        }
    )


def _related(field: str, other: str, name: str | None, writer: Writer) -> Json:
    """A project that this one was split from or merged into."""
    return known(
        {
            "id": camel(field),
            "scheme": "oc4ids" if writer.prefix else None,
            "identifier": writer.project_id(other),
            "relationship": RELATIONSHIP,
            "title": name,
        }
    )
