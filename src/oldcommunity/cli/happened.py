"""What `oc record` was told to record: each option held against its field, and asked for where it is not enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_or_word
from oldcommunity.codelists import CAUSES, MILESTONES
from oldcommunity.dates import day_text
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.edits.changes import Path
    from oldcommunity.edits.recording import Happened
    from oldcommunity.labels import Labels

#: The field of a project that each option is for.
_FIELDS: dict[str, Path] = {
    "--as-of": ("progress", 0, "as_of"),
    "--invested": ("progress", 0, "invested"),
    "--physical": ("progress", 0, "physical"),
    "--suspended": ("suspensions", 0, "from"),
    "--resumed": ("suspensions", 0, "until"),
    "--cancelled": ("cancelled", "on"),
    "--reason": ("cancelled", "reason"),
    "--open": ("issues", 0, "text"),
    "--cause": ("issues", 0, "cause"),
    "--owner": ("issues", 0, "owner"),
    "--due": ("issues", 0, "due"),
    "--on": ("issues", 0, "closed"),
    "--note": ("note",),
    "--source": ("source",),
}
_NEEDS = {
    "--reason": ("--suspended", "--cancelled"),
    "--cause": ("--open",),
    "--owner": ("--open",),
    "--due": ("--open",),
    "--on": ("--open", "--close"),
}
_WHAT = ("--invested", "--physical", "--met", "--suspended", "--resumed", "--cancelled", "--open", "--close")


def happened(told: dict[str, Any], project: str | None, data: str | None, lang: str | None) -> Happened:
    """What the options tell, checked, and asked for where it is not enough."""
    from oldcommunity.cli.answers import check_value
    from oldcommunity.edits.recording import Happened

    for option, others in _NEEDS.items():
        if option in told and not any(other in told for other in others):
            raise UsageError("only-with", option=option, other=" / ".join(others))
    labels = options.labels_for(None, lang)
    if not any(option in told for option in _WHAT):
        told = {**told, **_asked(labels, told, project)}
    if told.get("--as-of") == "today":
        told["--as-of"] = _today(data)
    if "--cause" in told:
        told = {**told, "--cause": code_or_word(told["--cause"], CAUSES)}
    for option, path in _FIELDS.items():
        if option in told:
            check_value(labels, option, "project", path, told[option])
    met = dict(_met(labels, told.get("--met") or ()))
    progress = {key: told[f"--{key}"] for key in ("invested", "physical") if f"--{key}" in told}
    on = told.get("--on") or told.get("--as-of")
    if progress and "--as-of" not in told:
        told["--as-of"] = _asked_day(labels, "--as-of")
    if ("--open" in told or "--close" in told) and on is None:
        on = _asked_day(labels, "--on")
    problem = {"text": told.get("--open"), **{key: told.get(f"--{key}") for key in ("cause", "owner", "due")}}
    return Happened(
        as_of=told.get("--as-of"),
        on=on,
        progress=progress,
        met=met,
        suspended=told.get("--suspended"),
        resumed=told.get("--resumed"),
        cancelled=told.get("--cancelled"),
        reason=told.get("--reason"),
        solved=tuple(told.get("--close") or ()),
        problem={key: value for key, value in problem.items() if value} if "--open" in told else {},
        remarks={key: told[f"--{key}"] for key in ("note", "source") if f"--{key}" in told},
    )


def _met(labels: Labels, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Milestones and the days on which they were met."""
    from oldcommunity.cli.answers import check_value

    told: dict[str, str] = {}
    for word in words:
        code, equals, day = word.partition("=")
        if not equals:
            raise UsageError("bad-met", given=word)
        code = code_or_word(code, MILESTONES)
        if told.setdefault(code, day) != day:
            raise UsageError("assigned-twice", given=f"--met {code}")
        check_value(labels, "--met", "project", ("milestones", 0, "code"), code)
        check_value(labels, "--met", "project", ("milestones", 0, "met"), day)
        yield code, day


def _asked(labels: Labels, told: dict[str, Any], project: str | None) -> dict[str, str]:
    """A progress entry, one field after another."""
    from oldcommunity.cli.answers import ask_value
    from oldcommunity.cli.prompting import somebody_is_there

    if project is None or not somebody_is_there():
        raise UsageError("record-what", known=" ".join(_WHAT))
    found: dict[str, Any] = {"--as-of": told.get("--as-of") or _asked_day(labels, "--as-of")}
    for option in ("--invested", "--physical", "--open"):
        found[option] = ask_value(labels, option[2:], "project", _FIELDS[option], needed=False)
    found["--met"] = list(_asked_milestones(labels))
    if not any(found[option] for option in ("--invested", "--physical", "--open", "--met")):
        raise UsageError("record-what", known=" ".join(_WHAT))
    for option in ("--note", "--source"):
        if option not in told:
            found[option] = ask_value(labels, option[2:], "project", _FIELDS[option], needed=False)
    return {option: value for option, value in found.items() if value}


def _asked_milestones(labels: Labels) -> Iterator[str]:
    """Milestones and their days, one after another, until there is none more."""
    from oldcommunity.cli.answers import refused
    from oldcommunity.cli.prompting import ask
    from oldcommunity.codelists import MILESTONES

    def wrong(told: str) -> str:
        return refused(lambda: list(_met(labels, [told] if told else [])), labels)

    while told := ask(labels, "met", wrong, known=[f"{code}=" for code in MILESTONES]):
        yield told


def _asked_day(labels: Labels, option: str) -> str:
    from oldcommunity.cli.answers import ask_value, need

    need(option, labels)
    return ask_value(labels, option.removeprefix("--").replace("-", "_"), "project", _FIELDS[option])


def _today(data: str | None) -> str:
    from contextlib import closing

    with closing(options.open_at(data)) as book:
        return day_text(options.current_day(book))
