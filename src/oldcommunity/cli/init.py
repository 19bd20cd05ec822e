"""`oc init`: a new book in a folder, or a copy of the made-up city to try things on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, write
from oldcommunity.errors import BookError, UsageError

FolderArgument = Annotated[str, typer.Argument()]
NewAreaOption = Annotated[list[str] | None, typer.Option("--area")]
TitleOption = Annotated[str | None, typer.Option("--title")]
ExampleOption = Annotated[bool, typer.Option("--example")]
CiOption = Annotated[str | None, typer.Option("--ci")]


def command(
    folder: FolderArgument = ".",
    area: NewAreaOption = None,
    cohort: options.CohortOption = None,
    title: TitleOption = None,
    example: ExampleOption = False,
    ci: CiOption = None,
    lang: options.LangOption = None,
) -> None:
    """Begin a book; asks for what it was not told where somebody is there to answer."""
    from oldcommunity.cli.asking import asked_book
    from oldcommunity.edits.laying_out import lay_out, refuse_books
    from oldcommunity.edits.new_book import example_files, files_beside, new_files, settings_in
    from oldcommunity.exchange.editors.schema_files import schema_files
    from oldcommunity.source.names import printable
    from oldcommunity.views.init_page import made_page

    labels = options.labels_for(None, lang)
    place = Path(folder)
    refuse_books(place)
    if example:
        for option, value in (("--area", area), ("--cohort", cohort), ("--title", title)):
            if value:
                raise UsageError("not-with", option=option, other="--example")
        try:
            files = example_files()
        except LookupError:
            raise BookError("no-example") from None
    else:
        book = asked_book(labels, area, cohort, title, lang)
        labels = options.labels_for(None, book.language)
        files = new_files(book)
    settings = settings_in(files)
    around = files_beside(str(settings["title"]), labels.language, ci)
    schemas = {f"schema/{name}": data for name, data in schema_files(labels.language).items()}
    written, kept = lay_out(place, around | schemas | files)
    page = made_page(labels, printable(folder), settings, written, kept)
    write(page_text(page, choose_format(None, None, plain=False), labels), None)
