"""`oc schedule` as a calendar feed (iCalendar, RFC 5545): an all-day event for everything that is due and not done.

The same book as of the same day gives the same bytes: the stamp of an event is the day as of which it was told,
and its identity is that of the milestone, so that a calendar that reads the feed again moves what has moved.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from oldcommunity.dates import LONG_AGO, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.schedule import Due, DueReport
from oldcommunity.views.schedule.words import due_text

#: A line has at most so many octets, its end not among them.
_OCTETS = 75


def render(report: DueReport, labels: Labels) -> str:
    """The feed, with the line ends that calendars ask for."""
    title = labels.text("schedule_page", "calendar", title=report.context.title)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//oldcommunity//oc schedule//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(title)}",
    ]
    stamp = dt.date.fromordinal(report.context.day).strftime("%Y%m%dT000000Z")
    known: Counter[str] = Counter()
    for one in report.items:
        uid = f"{one.project or 'inspection'}.{one.kind}.{one.code}"
        known[uid] += 1
        # Two pipes of one kind in one project are two events.
        uid += f".{known[uid]}" if known[uid] > 1 else ""
        lines += _event(one, f"{uid}@oldcommunity", stamp, report.context.made_up, labels)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(one: Due, uid: str, stamp: str, made_up: bool, labels: Labels) -> Iterator[str]:
    say = labels.text
    last = dt.date.fromordinal(one.span.latest)
    # What concerns no single project or site concerns the area.
    name = one.name or next((part for part in reversed(one.area) if part), "—")
    told = {"name": name, "what": due_text(one, labels), "number": one.code, "span": span_text(one.span)}
    exact = one.span.earliest in (one.span.latest, LONG_AGO)
    dated = "event.milestone" if exact else "event.by"
    key = dated if one.kind in ("milestone", "utility") else f"event.{one.kind}"
    notes = [one.text] if one.text else []
    notes += [say("schedule_page", "event.owner", owner=one.owner)] if one.owner else []
    notes += [say("schedule_page", "event.possible")] if one.possible else []
    notes += [f"{one.at.path}:{one.at.line}"]
    notes += [say("phrases", "made-up")] if made_up else []
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{last:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(say('schedule_page', key, **told))}"
    yield f"DESCRIPTION:{escaped(chr(10).join(notes))}"
    area = "".join(part for part in one.area if part)
    if area:
        yield f"LOCATION:{escaped(area)}"
    yield f"CATEGORIES:{one.kind.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    r"""A text as a value: what parts values and lines is escaped, what acts on screens is left out.

    >>> print(escaped("一、拆除;清运, 完\n\\"))
    一、拆除\;清运\, 完\n\\
    """
    text = "".join(sign for sign in text if sign in "\n\t" or (ord(sign) >= 0x20 and ord(sign) != 0x7F))
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets; each after the first begins with a space, and no sign is parted."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode("utf-8", "surrogatepass"))
        if size + octets > _OCTETS:
            yield part
            part, size = " ", 1
        part += sign
        size += octets
    yield part
