"""What is asked about a book at a terminal, and what is wrong with a value, in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from oldcommunity.cli import options
from oldcommunity.cli.prompting import ask, somebody_is_there
from oldcommunity.errors import OldCommunityError, UsageError
from oldcommunity.labels import Labels
from oldcommunity.labels.telling import error_text

if TYPE_CHECKING:
    from oldcommunity.diagnostics import Diagnostic
    from oldcommunity.edits.changes import Path
    from oldcommunity.records.fields import FieldProblem


def need(option: str, labels: Labels) -> None:
    """Go on only where somebody is there to say what an option or argument has not said.

    Raises:
        UsageError: nobody is; the message names it.
    """
    if not somebody_is_there():
        name = option if option.startswith("-") else labels.section("help")[f"metavar.{option}"]
        raise UsageError("missing-parameter", name=name)


def ask_project(data: str | None, lang: str | None) -> str:
    """The project that somebody means, by id or name."""
    from oldcommunity.reports.project import find_project

    need("project", options.labels_for(None, lang))
    with closing(options.open_at(data)) as book:
        labels = options.labels_for(book, lang)
        known = [str(word) for row in book.rows("SELECT id, name FROM the_project ORDER BY id") for word in row]
        return ask(labels, "project", lambda told: refused(lambda: find_project(book, told), labels), known=known)


def ask_value(labels: Labels, question: str, kind: str, path: Path) -> str:
    """The value of a field."""
    return ask(
        labels,
        question,
        lambda told: problem_of(labels, kind, path, told),
        offer=lambda told: meant(kind, path, told),
    )


def meant(kind: str, path: Path, text: str) -> str:
    """The one value that a text in a wrong form can mean: 2022-04-30 for 2022年4月30日; empty where unsure."""
    from oldcommunity.edits.fields import value_problem

    problem = value_problem(kind, path, text)
    # A nearest word is a guess, and an amount without its unit may be 元 or 万元.
    if problem is None or problem.code in ("OC302", "OC303", "OC307"):
        return ""
    return str(problem.params.get("offer") or "")


def check_sentence(problem: Diagnostic, labels: Labels) -> str:
    """What a check of the book says."""
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.words import sentence

    return sentence(problem.code, problem.params, labels, Screen())


def check_value(labels: Labels, option: str, kind: str, path: Path, text: str) -> None:
    """Hold the value of an option against the field that it is for.

    Raises:
        UsageError: it does not fit there.
    """
    wrong = problem_of(labels, kind, path, text)
    if wrong:
        raise UsageError("option-value", option=option, problem=wrong)


def problem_of(labels: Labels, kind: str, path: Path, text: str) -> str:
    """What is wrong with a text as the value of a field, and what to write instead; empty where nothing is."""
    from oldcommunity.edits.fields import value_problem

    problem = value_problem(kind, path, text)
    return "" if problem is None else value_sentence(problem, labels)


def value_sentence(problem: FieldProblem | Diagnostic, labels: Labels) -> str:
    """What is wrong with a value, and what to write instead, in one line."""
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.words import offer_line, remedy, sentence

    words = [make(problem.code, problem.params, labels, Screen()) for make in (sentence, offer_line)]
    if problem.code == "OC303" and not words[1]:
        words[1] = remedy(problem.code, problem.params, labels, Screen())
    return labels.text("edit_page", "stop").join(filter(None, words))


def error_sentence(error: OldCommunityError, labels: Labels) -> str:
    """What an error says, with what may have been meant."""
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.words import sentence

    problems = getattr(error, "problems", ())
    if problems:
        sentences = (sentence(one.code, one.params, labels, Screen()) for one in problems)
        return labels.text("edit_page", "stop").join(sentences)
    told = error_text(error.key, options.error_params(error), labels)
    offer = error.params.get("offer")
    return told + (
        labels.text("edit_page", "stop") + labels.text("phrases", "did-you-mean", offer=offer) if offer else ""
    )


def refused(attempt: Callable[[], object], labels: Labels) -> str:
    """What stands against an attempt; empty where nothing does."""
    try:
        attempt()
    except OldCommunityError as error:
        return error_sentence(error, labels)
    return ""
