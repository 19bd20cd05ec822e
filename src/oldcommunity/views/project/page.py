"""The page of `oc show`: one project, with its timeline and the place of everything."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text, span_text
from oldcommunity.diagnostics import Location
from oldcommunity.labels import Labels
from oldcommunity.reports.facts import Fact
from oldcommunity.reports.model import Verdict
from oldcommunity.reports.project import ProjectReport
from oldcommunity.reports.section import Section
from oldcommunity.reports.timeline import Entry, Slip
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.words import exact_percent, number_text

#: Below this width the project's own file goes by its name alone; the whole path stands on top.
_ROOMY = 110


def project_page(report: ProjectReport, labels: Labels, width: int | None = None) -> Page:
    """The project for readers, with so many columns of text (None where it does not matter)."""
    say = labels.text
    blocks: list[Block] = [Heading(f"{report.name}  {report.id}", 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    blocks.append(Line(_place(report.at), "note"))
    blocks.append(Line(_state(report, labels)))
    blocks.append(Facts(tuple(_base(report, labels))))
    if report.timeline:
        blocks += [Heading(say("project_page", "timeline")), _timeline(report, labels, width)]
        if any(entry.possible for entry in report.timeline):
            blocks.append(Line(say("projects_page", "possible-note"), "note"))
    money = [*_money(report, labels)]
    if money:
        blocks += [Heading(say("project_page", "money")), Facts(tuple(money))]
    for section in report.sections:
        blocks += _section(section, labels)
    if report.verdicts:
        blocks.append(Heading(say("project_page", "published")))
        blocks.append(Facts(tuple(_verdict(report.id, verdict, labels) for verdict in report.verdicts)))
    if report.remarks:
        blocks.append(Heading(say("project_page", "remarks")))
        blocks.append(Facts(tuple(_named(fact, labels) for fact in report.remarks)))
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _state(report: ProjectReport, labels: Labels) -> str:
    """The state as of the day, what it rests on, and what it may be."""
    told = labels.text(
        "project_page", "state", day=day_text(report.context.day), state=_state_name(report.state, labels)
    )
    because = report.because
    if because is not None:
        reason = f"{_what(because, labels)} {span_text(because.span)}"
        told += labels.text("project_page", "because", reason=reason, place=_place(because.at))
    else:
        told += labels.text("project_page", f"why-{'unknown' if report.state == 'unknown' else 'nothing-met'}")
    if report.possible_state != report.state:
        told += labels.text("project_page", "possibly", state=_state_name(report.possible_state, labels))
    return told


def _state_name(state: str, labels: Labels) -> str:
    return labels.text("phrases", "unknown") if state == "unknown" else labels.text("codes", f"states.{state}")


def _base(report: ProjectReport, labels: Labels) -> Iterator[tuple[str, str]]:
    """What the record says of the whole project, its area after its plan year."""
    area = "".join(name for name in report.area if name)
    told = [_named(fact, labels) for fact in report.facts]
    year = sum(fact.key == "cohort" for fact in report.facts)
    if not year:
        yield _title("Project.cohort", labels), labels.text("phrases", "not-filled-in")
    yield from told[:year]
    if area:
        yield _title("Project.area", labels), area
    yield from told[year:]


def _timeline(report: ProjectReport, labels: Labels, width: int | None) -> Table:
    columns = tuple(Column(labels.text("project_page", key)) for key in ("date", "what", "place"))
    own = report.at.path if width is not None and width < _ROOMY else ""
    rows = [
        (
            span_text(entry.span) + ("?" if entry.possible else ""),
            labels.text("project_page", "between").join(_told(entry, labels)),
            _place(entry.at).rpartition("/")[2] if entry.at.path == own else _place(entry.at),
        )
        for entry in report.timeline
    ]
    return Table(columns, tuple(rows))


def _told(entry: Entry, labels: Labels) -> Iterator[str]:
    """What happened, how late, and what else is told of it."""
    yield _what(entry, labels)
    if entry.slip:
        yield _slip(entry.slip, labels)
    if entry.overdue:
        yield labels.text("project_page", "overdue", days=entry.overdue)
    for fact in entry.facts:
        if fact.key != "id":
            yield _in_passing(fact, labels)


def _in_passing(fact: Fact, labels: Labels) -> str:
    """A value among others: words and amounts speak for themselves, dates and counts need their name."""
    if fact.kind == "flag":
        return _title(fact.field, labels)
    if fact.kind in ("text", "money", "percent") or fact.kind.startswith("codes"):
        return _value(fact, labels)
    return f"{_title(fact.field, labels)} {_value(fact, labels)}"


def _what(entry: Entry, labels: Labels) -> str:
    about = labels.text("codes", entry.code) if entry.code else ""
    return labels.text("project_page", f"kind-{entry.kind}", about=about)


def _slip(slip: Slip, labels: Labels) -> str:
    """By how much a due date was missed, as far as is known."""
    if slip.high <= 0:
        early = slip.high == slip.low and slip.high < 0
        return labels.text("project_page", "early" if early else "in-time", days=-slip.high)
    if slip.low == slip.high:
        return labels.text("project_page", "late", days=slip.high)
    if slip.low is None or slip.low <= 0:
        return labels.text("project_page", "late-at-most", days=slip.high)
    return labels.text("project_page", "late-between", low=slip.low, high=slip.high)


def _money(report: ProjectReport, labels: Labels) -> Iterator[tuple[str, str]]:
    """What was invested of the budget, and the money for this project alone, status by status."""
    invested = report.invested
    if invested is not None:
        part, whole = (number_text(n, "money", labels) for n in (invested.numerator, invested.denominator))
        yield labels.text("figures", "investment_rate"), f"{part} ÷ {whole} = {invested.percent()}%"
    for found in report.funds:
        amount = number_text(found.high if found.amount is None else found.amount, "money", labels)
        status = labels.text("codes", f"fund_statuses.{found.status}")
        key = "amount-possible" if found.amount is None else "amount"
        told = labels.text(
            "funding_page", key, amount=amount, status=status, day=day_text(found.day), place=_place(found.place)
        )
        yield labels.text("codes", f"fund_kinds.{found.kind}"), told


def _section(section: Section, labels: Labels) -> list[Block]:
    """A list of the record: one line for each item, the first value as its name."""
    pairs = []
    for item in section.items:
        if section.field == "Project.governance":
            pairs += [_named(fact, labels) for fact in item]
            continue
        head, *rest = item
        told = labels.text("project_page", "between").join(_in_passing(fact, labels) for fact in rest)
        pairs.append((_value(head, labels), told))
    return [Heading(_title(section.field, labels)), Facts(tuple(pairs))]


def _verdict(project: str, verdict: Verdict, labels: Labels) -> tuple[str, str]:
    told = verdict.print
    holds = labels.text("project_page", "holds" if verdict.holds else "holds-not")
    printed = labels.text("project_page", "printed", printed=told.printed, day=day_text(told.day), verdict=holds)
    if any(project == named for named, _ in verdict.missing):
        printed += labels.text("project_page", "not-among")
    return labels.text("figures", told.figure), f"{printed}  {_place(told.at)}"


def _title(field: str, labels: Labels) -> str:
    words = labels.field(field)
    return words.title if words else field


def _named(fact: Fact, labels: Labels) -> tuple[str, str]:
    return _title(fact.field, labels), _value(fact, labels)


def _value(fact: Fact, labels: Labels) -> str:
    """A value in words."""
    value = fact.value
    form, _, codes = fact.kind.partition(".")
    if form == "codes":
        told = value if isinstance(value, tuple) else (value,)
        return labels.text("phrases", "comma").join(labels.text("codes", f"{codes}.{code}") for code in told)
    match form:
        case "money":
            return number_text(value, "money", labels)
        case "floor_area":
            return f"{number_text(value, 'floor_area', labels)} {labels.text('units', 'floor_area')}"
        case "percent":
            return exact_percent(value)
        case "about":
            return labels.text("project_page", "about", number=value)
        case "date":
            return span_text(value)
        case "day":
            return day_text(value)
        case "flag":
            return labels.text("project_page", "yes" if value else "no")
        case "texts":
            return labels.text("phrases", "comma").join(value)
    return str(value)


def _place(at: Location) -> str:
    return f"{at.path}:{at.line}"
