"""What `oc record` was told to record: each option held against its field, and asked for where it is not enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_or_word
from oldcommunity.cli.prompting import somebody_is_there
from oldcommunity.codelists import CAUSES, MILESTONES
from oldcommunity.dates import day_text
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.edits.changes import Path
    from oldcommunity.edits.recording import Happened
    from oldcommunity.labels import Labels

#: The field of a project that each option is for.
FIELDS: dict[str, Path] = {
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

#: What has a place for a note and for a source, and where to write it besides that.
_HOLDS = {
    "--note": ("--invested", "--physical", "--met", "--open", "--close"),
    "--source": ("--invested", "--physical", "--met", "--suspended", "--cancelled"),
}
_INSTEAD = {
    "--note": {"--suspended": "--reason", "--cancelled": "--reason"},
    "--source": {"--open": "--note", "--close": "--note"},
}


def says_something(told: dict[str, Any]) -> bool:
    """Whether the options tell of anything that happened."""
    return any(option in told for option in _WHAT)


def completed(
    told: dict[str, Any], project: str | None, data: str | None, lang: str | None, answers: dict[str, Any]
) -> dict[str, Any]:
    """What the options tell, checked, and asked for where it is not enough.

    Args:
        told: the options, by their names.
        project: the project, by id or name; None for an inspection.
        data: where the book is.
        lang: the language asked for.
        answers: what was answered before, to be taken again on an empty line.

    Raises:
        UsageError: an option does not fit, has nowhere to be written, or nothing was told and nobody is there.
    """
    from oldcommunity.cli.answers import check_value, need

    for option, others in _NEEDS.items():
        if option in told and not any(other in told for other in others):
            raise UsageError("only-with", option=option, other=" / ".join(others))
    labels = options.labels_for(None, lang)
    if told.get("--as-of") == "today":
        told = {**told, "--as-of": _today(data)}
    if "--cause" in told:
        told = {**told, "--cause": code_or_word(told["--cause"], CAUSES)}
    if says_something(told):
        _refuse_lost(told)
    for option, path in FIELDS.items():
        if option in told:
            check_value(labels, option, "project", path, told[option])
    dict(met_days(labels, told.get("--met") or ()))
    missing = _missing_day(told)
    if says_something(told) and not missing:
        return told
    if missing:
        need(missing, labels)
    elif project is None or not somebody_is_there():
        raise UsageError("record-what", known=" ".join(_WHAT))
    from oldcommunity.cli.asking_happened import Questions

    with closing(options.open_at(data)) as book:
        questions = Questions(book, options.labels_for(book, lang), project, told, answers)
        told = questions.day(missing) if missing else questions.entry()
    if not says_something(told):
        raise UsageError("record-what", known=" ".join(_WHAT))
    return told


def happened(told: dict[str, Any], labels: Labels) -> Happened:
    """What options and answers tell, ready to be written."""
    from oldcommunity.edits.recording import Happened

    problem = {"text": told.get("--open"), **{key: told.get(f"--{key}") for key in ("cause", "owner", "due")}}
    return Happened(
        as_of=told.get("--as-of"),
        on=told.get("--on") or told.get("--as-of"),
        progress={key: told[f"--{key}"] for key in ("invested", "physical") if f"--{key}" in told},
        met=dict(met_days(labels, told.get("--met") or ())),
        suspended=told.get("--suspended"),
        resumed=told.get("--resumed"),
        cancelled=told.get("--cancelled"),
        reason=told.get("--reason"),
        solved=tuple(told.get("--close") or ()),
        problem={key: value for key, value in problem.items() if value} if "--open" in told else {},
        remarks={key: told[f"--{key}"] for key in ("note", "source") if f"--{key}" in told},
    )


def holds(option: str, told: dict[str, Any]) -> bool:
    """Whether what is told has a place for a note or a source."""
    return any(other in told for other in _HOLDS[option])


def _refuse_lost(told: dict[str, Any]) -> None:
    """See that whatever was typed has a place where it will be written."""
    for option in _HOLDS:
        if option in told and not holds(option, told):
            where = next(other for other in _WHAT if other in told)
            if where in _INSTEAD[option]:
                raise UsageError(f"no-{option[2:]}", option=where, instead=_INSTEAD[option][where])
            raise UsageError("no-remark", option=where, given=option, field=option[2:])
    dated = "--invested" in told or "--physical" in told
    if "--as-of" in told and not dated and ("--on" in told or not ("--open" in told or "--close" in told)):
        raise UsageError("only-with", option="--as-of", other="--invested / --physical")


def _missing_day(told: dict[str, Any]) -> str:
    """The day that something told of needs and has not; empty where there is none."""
    if ("--invested" in told or "--physical" in told) and "--as-of" not in told:
        return "--as-of"
    undated = "--on" not in told and "--as-of" not in told
    return "--on" if undated and ("--open" in told or "--close" in told) else ""


def met_days(labels: Labels, words: Sequence[str]) -> Iterator[tuple[str, str]]:
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
        if code not in MILESTONES:
            raise UsageError("unknown-milestone", given=code, offer=near_milestone(code), known=" ".join(MILESTONES))
        check_value(labels, "--met", "project", ("milestones", 0, "met"), day)
        yield code, day


def near_milestone(word: str) -> str:
    """The milestone that a word like 设计 most likely means, in the word's language; empty where several may be."""
    from oldcommunity.codelists import LANGUAGES
    from oldcommunity.labels import Labels
    from oldcommunity.records.fields import nearest

    titles = [Labels(one).section("codes")[f"milestones.{code}"] for one in LANGUAGES for code in MILESTONES]
    inside = [title for title in titles if word and word in title]
    return inside[0] if len(inside) == 1 else nearest(word, (*MILESTONES, *titles))


def _today(data: str | None) -> str:
    with closing(options.open_at(data)) as book:
        return day_text(options.current_day(book))
