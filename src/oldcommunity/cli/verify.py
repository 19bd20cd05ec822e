"""`oc verify`: does every number of a paper still hold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import write
from oldcommunity.errors import BookError, UsageError

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
    if form == "json":
        write(verified_json(found, paper, stamp, now), None)
    else:
        write(verified_text(found, paper, stamp, labels, every=every), None)
    options.say_what_is_missing(scope)
    if found.failures:
        raise typer.Exit(1)


def _read(paper: str) -> str:
    try:
        data = Path(paper).read_bytes()
    except OSError as error:
        raise BookError("cannot-read", path=paper, reason=error.strerror or str(error)) from None
    if len(data) > _MOST:
        raise BookError("paper-too-long", path=paper)
    if data.startswith(b"PK\x03\x04"):
        raise BookError("paper-is-word", path=paper)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BookError("paper-not-utf8", path=paper) from None
