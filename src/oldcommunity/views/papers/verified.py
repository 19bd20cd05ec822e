"""What became of a paper's numbers, for readers and for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from oldcommunity.codelists import FIGURES
from oldcommunity.labels import Labels
from oldcommunity.reports.paper import Change
from oldcommunity.reports.paper_changes import Changed, Share
from oldcommunity.views.papers.rendering import Paper
from oldcommunity.views.papers.stamp import Stamp
from oldcommunity.views.papers.verifying import Failure, Verified
from oldcommunity.views.papers.writing import Writer
from oldcommunity.views.problems.signs import safe
from oldcommunity.views.words import target_text

#: Of the lines that a number rests on, so many are named.
_PLACES = 4
_SHORT = 8
#: What parts the key of a number: the names of what it is of, each before its value.
_PARTS = re.compile(r" ([a-z_]+)=")


def verified_text(
    found: Verified,
    paper: str,
    stamp: Stamp,
    labels: Labels,
    changed: Mapping[str, Changed],
    *,
    every: bool,
    shown: Callable[[str], str] = str,
) -> str:
    """The first number that does not hold, or all of them, and how many do; `shown` makes of a file what one types."""
    say = labels.text
    lines = []
    for failure in found.failures if every else found.failures[:1]:
        lines += _failure(failure, paper, stamp, labels, changed.get(failure.key), shown)
    if found.taken_out:
        lines.append(say("report_page", "taken-out", count=found.taken_out))
    if found.added:
        lines.append(say("report_page", "added", count=found.added))
    if found.template_changed:
        lines.append(say("report_page", "template-changed"))
    key = "holds" if not found.failures else "fails" if every or len(found.failures) == 1 else "fails-first"
    lines.append(say("report_page", key, paper=paper, numbers=found.numbers, failures=len(found.failures)))
    return "".join(safe(line) + "\n" for line in lines)


def _failure(
    failure: Failure,
    paper: str,
    stamp: Stamp,
    labels: Labels,
    changed: Changed | None,
    typed: Callable[[str], str],
) -> list[str]:
    say = labels.text
    at = f"{paper}:{failure.line}:{failure.column}"
    kind = "struck" if failure.kind == "edited" and not failure.now else failure.kind
    lines = [say("report_page", kind, at=at, printed=failure.printed, now=failure.now)]
    lines.append(say("report_page", "which", number=_called(failure.key, labels)))
    if failure.places:
        places = dict.fromkeys(f"{typed(one.path)}:{one.line}" for one in failure.places)
        shown = list(places)[:_PLACES] + (["…"] if len(places) > _PLACES else [])
        comma = say("report_page", "between-places")
        lines.append(say("report_page", "now-at", places=comma.join(shown)))
    if changed and failure.kind != "edited":
        shown = [_share(one, changed.unit, labels, typed) for one in changed.shares[:_PLACES]]
        more = ["…"] if len(changed.shares) > _PLACES else []
        shares = say("report_page", "between-places").join([*shown, *more])
        lines.append(say("report_page", "changed-by", shares=shares))
    command = _compare(failure, stamp)
    return [*lines, *([say("report_page", "compare", command=command)] if command else [])]


def _called(key: str, labels: Labels) -> str:
    """A number of a paper by its figure's name instead of the key, with what it is of."""
    head, *parts = _PARTS.split(key)
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    year, area, unit, day = (told.pop(name, "") for name in ("cohort", "area", "unit", "as_of"))
    say = labels.text
    words = [
        labels.section("figures").get(head, head),
        say("status_page", "heading", cohort=year) if year else "",
        "" if area == "*" else area,
        target_text(told.pop("target", None), labels),
        *(f"{name}={value}" for name, value in told.items()),
        labels.section("unit_headings").get(unit, ""),
        say("foot", "as-of", day=day) if day else "",
    ]
    return " · ".join(filter(None, words))


def _share(share: Share, unit: str, labels: Labels, typed: Callable[[str], str]) -> str:
    """What a record contributed: its name, by how much, and where it stands."""
    say = labels.text
    records = share.records or share.formerly
    name = say("phrases", "comma").join(one.name for one in records) if records else say("report_page", "as-declared")
    place = f"{typed(share.at.path)}:{share.at.line}" if share.at else say("report_page", "no-longer")
    return say("report_page", "share", name=name, amount=_amount(share, unit, labels), place=place)


def _amount(share: Share, unit: str, labels: Labels) -> str:
    sign = "+" if share.amount > 0 else "−"
    return sign + Writer(labels).change(Change(abs(share.amount), unit))


def _compare(failure: Failure, stamp: Stamp) -> str:
    """The command that attributes the difference to records, where the book was at a commit when the paper was made."""
    figure = failure.key.split()[0]
    cohort = next((word for word in failure.key.split() if word.startswith("cohort=")), "")
    if failure.kind == "edited" or stamp.revision is None or stamp.dirty or figure not in FIGURES or not cohort:
        return ""
    day = stamp.as_of
    year = cohort.removeprefix("cohort=")
    return f"oc compare {day}@{stamp.revision[:_SHORT]} {day} --figure {figure} --cohort {year}"


def verified_json(
    found: Verified, paper: str, stamp: Stamp, now: Paper, labels: Labels, changed: Mapping[str, Changed]
) -> str:
    """The same for machines; every number that does not hold."""
    told = {
        "format": "oldcommunity.verify/1",
        "file": paper,
        "paper": stamp.paper,
        "as_of": stamp.as_of,
        "made_from": stamp.revision,
        "held_against": now.stamp.revision,
        "numbers": found.numbers,
        "taken_out": found.taken_out,
        "added": found.added,
        "template_changed": found.template_changed,
        "failures": [
            {
                "kind": one.kind,
                "line": one.line,
                "column": one.column,
                "key": one.key,
                "printed": one.printed,
                "now": one.now or None,
                "places": [f"{at.path}:{at.line}:{at.column}" for at in one.places],
                "changed_by": [
                    {
                        "records": [record.id for record in share.records or share.formerly],
                        "amount": _amount(share, changed[one.key].unit, labels),
                        "place": f"{share.at.path}:{share.at.line}:{share.at.column}" if share.at else None,
                    }
                    for share in (changed[one.key].shares if one.key in changed and one.kind != "edited" else ())
                ],
            }
            for one in found.failures
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
