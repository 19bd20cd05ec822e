"""`oc set`: another value in a file, and nothing else touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.cli.editing import Desk
    from oldcommunity.edits.batch import Edit

ProjectArgument = Annotated[str | None, typer.Argument()]
ChangesArgument = Annotated[list[str] | None, typer.Argument()]
FileOption = Annotated[str | None, typer.Option("--file")]
DryRunOption = Annotated[bool, typer.Option("--dry-run")]


def command(
    project: ProjectArgument = None,
    changes: ChangesArgument = None,
    file: FileOption = None,
    dry_run: DryRunOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Put values into a project's file, or into another file of the book."""
    from oldcommunity.cli.editing import as_typed, carry_out

    words = [as_typed(word) for word in (project, *(changes or ())) if word is not None]
    chosen = None
    if file is None:
        chosen = words.pop(0) if words else _ask_project(data, lang)
        if "=" in chosen:
            raise UsageError("which-project", given=chosen)
    assignments = words or [_ask_assignment(chosen, file, data, lang)]

    def plan(desk: Desk) -> Sequence[Edit]:
        return [_edit(_file(desk.book, chosen, file), desk.read, assignments)]

    carry_out(data, lang, plan, dry_run=dry_run)


def _file(book: Book, project: str | None, file: str | None) -> str:
    """The file that is meant, from the book's folder."""
    if file is None:
        from oldcommunity.reports.project import find_project

        return find_project(book, project or "")
    from oldcommunity.cli.book_files import books_of
    from oldcommunity.source.names import kind_of

    ((_, (path,)),) = books_of([file], str(book.root))
    if kind_of(path) is None:
        raise UsageError("file-not-read", path=file)
    return path


def _edit(path: str, read: Callable[[str], bytes | None], assignments: Sequence[str]) -> Edit:
    """The file with its new values."""
    from oldcommunity.cli.assignments import changes_in_words
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.splicing import changed, said
    from oldcommunity.source.names import kind_of

    kind = kind_of(path) or ""
    old = read(path)
    steps = changes_in_words(kind, said(path, old), assignments)
    return Edit(path, old, changed(kind, path, old, steps))


def _ask_project(data: str | None, lang: str | None) -> str:
    from oldcommunity.cli.answers import ask_project

    return ask_project(data, lang)


def _ask_assignment(project: str | None, file: str | None, data: str | None, lang: str | None) -> str:
    """An assignment that the file takes."""
    from contextlib import closing

    from oldcommunity.cli.answers import need, refused
    from oldcommunity.cli.prompting import ask
    from oldcommunity.edits.fields import top
    from oldcommunity.edits.writing import current
    from oldcommunity.source.names import kind_of

    need("changes", options.labels_for(None, lang))
    with closing(options.open_at(data)) as book:
        labels = options.labels_for(book, lang)
        path = _file(book, project, file)

        def check(told: str) -> str:
            return refused(lambda: _edit(path, lambda path: current(book.root, path), [told]), labels)

        known = [f"{key}=" for key in top(kind_of(path) or "").keys]
        return ask(labels, "assignment", check, known=known)
