"""`oc verify`: does every number of a paper still hold."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import write
from oldcommunity.errors import BookError, UsageError, system_error

if TYPE_CHECKING:
    from oldcommunity.reports.paper_changes import Changed
    from oldcommunity.views.papers.stamp import Stamp

#: No paper is longer than this, in bytes.
_MOST = 10_000_000


def command(
    paper: Annotated[str, typer.Argument()],
    rev: options.RevOption = None,
    every: Annotated[bool, typer.Option("--all")] = False,
    form: options.FormatOption = None,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Verify a paper."""
    from oldcommunity.cli.report import paper_of
    from oldcommunity.labels import Labels
    from oldcommunity.views.papers.stamp import NoStampError, read_stamp
    from oldcommunity.views.papers.verified import verified_json, verified_text
    from oldcommunity.views.papers.verifying import verify

    if form not in (None, "plain", "json"):
        raise UsageError("unknown-format", given=form, known="plain json")
    try:
        stamp, issued, body = read_stamp(_read(paper))
    except NoStampError as error:
        raise BookError(error.key, path=paper) from None
    scope = options.open_scope(
        data=data, lang=stamp.language, as_of=stamp.as_of, rev=rev, cohort=stamp.cohort, area=stamp.area
    )
    now = paper_of(scope, stamp)
    found = verify(issued, stamp.template, body, now)
    scope.book.close()
    labels = options.labels_for(scope.book, lang) if lang else Labels(stamp.language)
    failures = found.failures if every or form == "json" else found.failures[:1]
    changed = _changes([one.key for one in failures if one.kind != "edited"], stamp, scope.day, data, rev)
    if form == "json":
        write(verified_json(found, paper, stamp, now, labels, changed), None)
    else:
        text = verified_text(found, paper, stamp, labels, changed, every=every, shown=options.shown)
        write(text, None)
    options.say_what_is_missing(scope)
    if found.failures:
        raise typer.Exit(1)


def _changes(keys: list[str], stamp: Stamp, day: int, data: str | None, rev: str | None) -> dict[str, Changed]:
    """Which records changed some numbers, where the paper was made from a commit that is still at hand."""
    from oldcommunity.reports.paper_changes import changes, comparable, side_of

    wanted = comparable(keys)
    if not wanted or stamp.revision is None or stamp.dirty:
        return {}
    sides, commits = [], []
    try:
        for state in (stamp.revision, rev):
            with closing(options.open_at(data, state)) as book:
                sides.append(side_of(book, day, wanted))
                commits.append(book.revision.commit if book.revision else None)
        return changes(sides, [partial(options.open_at, data, commit) for commit in commits], wanted)
    except BookError:
        # The commit is not in this copy of the repository: what has changed cannot be told.
        return {}


def _read(paper: str) -> str:
    try:
        data = Path(paper).read_bytes()
    except OSError as error:
        raise BookError("cannot-read", path=paper, reason=system_error(error)) from None
    if len(data) > _MOST:
        raise BookError("paper-too-long", path=paper)
    if data.startswith(b"PK\x03\x04"):
        raise BookError("paper-is-word", path=paper)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BookError("paper-not-utf8", path=paper) from None
