"""Problems for people: the place, the sentence, the user's own line with carets, what to do, and the other places."""

from __future__ import annotations

from functools import partial

from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Severity
from oldcommunity.labels import Labels
from oldcommunity.reports.problems import Accepted, Problem, ProblemReport, Shown
from oldcommunity.views.problems import words
from oldcommunity.views.problems.excerpt import excerpt
from oldcommunity.views.problems.signs import Screen, safe, width
from oldcommunity.views.wrapping import wrapped

_BOLD, _DIM = 1, 2
_STYLES = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 36}
_WAIVED = 36


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """All problems of a report, then those that are waived, with an empty line between two."""
    parts = []
    for problem in report.problems:
        level = problem.told.severity
        advice = [
            words.remedy(problem.told.code, problem.told.params, labels, screen),
            words.offer_line(problem.told.code, problem.told.params, labels, screen),
        ]
        parts.append(_told(problem, (level, _STYLES[level]), advice, files, labels, screen))
    for one in report.waived:
        advice = [_accepted(one, files, labels, screen)]
        parts.append(_told(one.problem, ("waived", _WAIVED), advice, files, labels, screen))
    return "\n".join("\n".join(lines) + "\n" for lines in parts)


def _accepted(one: Accepted, files: words.Files, labels: Labels, screen: Screen) -> str:
    place = words.place_text(files.shown(one.problem.root, one.at.path, screen), one.at)
    text = labels.text("problems_page", "accepted", date=day_text(one.until), reason=one.reason, place=place)
    return safe(text, screen)


def _told(
    problem: Problem, level: tuple[str, int], advice: list[str], files: words.Files, labels: Labels, screen: Screen
) -> list[str]:
    """The lines of one problem. Each but the first begins with a gutter: no text from data ever begins a line."""
    told = problem.told
    word, style = level
    numbers = [place.at.line for place in (problem.place, *problem.related) if place.line is not None]
    gutter = max(len(str(max(numbers, default=1))), 2)
    arrow = "→" if screen.has("→") else ">"

    place = words.place_text(files.shown(problem.root, told.at.path, screen), told.at)
    head = f"{place}: {word} {told.code} {problem.name}"
    text = words.sentence(told.code, told.params, labels, screen, partial(files.raw, problem.root))
    # The sentence goes on where the head ends: in its place stands a word as long as it is.
    first, *rest = wrapped(f"{'x' * (width(head) - gutter - 3)} {text}", screen.width, gutter + 3)
    styled = (
        f"{screen.styled(place, _BOLD)}: {screen.styled(word, _BOLD, style)} "
        f"{screen.styled(told.code, _BOLD)} {problem.name}"
    )
    lines = [f"{styled} {first[width(head) + 1 :]}".rstrip()]
    lines += [f"{_gutter('', gutter, screen)}{line.lstrip()}" for line in rest]
    lines += _lines(problem.place, gutter, style, screen)
    for text in filter(None, advice):
        first, *rest = wrapped(text, screen.width, gutter + 3)
        lines.append(f"{' ' * gutter} {arrow} {first.lstrip()}")
        lines += [f"{_gutter('', gutter, screen)}{line.lstrip()}" for line in rest]
    for other in problem.related:
        also = words.see_also(problem, other, files, labels, screen)
        lines.append(f"{' ' * gutter} {arrow} {safe(also, screen)}")
        lines += _lines(other, gutter, style, screen)
    return lines


def _lines(place: Shown, gutter: int, style: int, screen: Screen) -> list[str]:
    """A line of a file and its carets."""
    if place.line is None:
        return []
    at = place.at
    text, carets = excerpt(place.line, at.column, at.end_column, screen.width - gutter - 3, screen)
    padding = len(carets) - len(carets.lstrip())
    return [
        f"{_gutter(str(at.line), gutter, screen)}{text}".rstrip(),
        f"{_gutter('', gutter, screen)}{' ' * padding}{screen.styled(carets.lstrip(), style)}",
    ]


def _gutter(number: str, size: int, screen: Screen) -> str:
    return screen.styled(f"{number:>{size}} |", _DIM) + " "
