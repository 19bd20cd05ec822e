"""Where a result goes and in which format: a terminal, a pipe or a file."""

from __future__ import annotations

import os
import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from oldcommunity.errors import BookError, UsageError, system_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from oldcommunity.labels import Labels
    from oldcommunity.views.page import Page

#: The formats of reports. `terminal` is for people at one, `plain` for pipes and screen readers.
FORMATS = ("terminal", "plain", "markdown", "html", "json", "csv")
_BY_SUFFIX = {".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "plain", ".html": "html", ".docx": "docx"}


def choose_format(asked: str | None, output: str | None, *, plain: bool, formats: tuple[str, ...] = FORMATS) -> str:
    """The format asked for, or that of the file's name, or what suits where the result goes.

    Raises:
        UsageError: there is no such format.
    """
    if asked is not None:
        if asked not in formats:
            raise UsageError("unknown-format", given=asked, known=" ".join(formats))
        return asked
    if output is not None and output != "-":
        ending = Path(output).suffix.lower()
        known = {suffix: name for suffix, name in _BY_SUFFIX.items() if name in formats}
        if ending in known:
            return known[ending]
        # A file that says to be something else would be called damaged by whoever opens it.
        if ending:
            raise UsageError("unknown-ending", path=output, given=ending, known=" ".join(known))
        return "plain" if "plain" in formats else formats[0]
    if plain or not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
        return "plain"
    return "terminal"


def write(text: str, output: str | None) -> None:
    """Write a result to a file, always in UTF-8, or to standard output.

    Raises:
        BookError: the file cannot be written.
    """
    if output is None or output == "-":
        sys.stdout.write(text)
        return
    # A spreadsheet program on Windows knows UTF-8 by its mark only.
    write_bytes(text.encode("utf-8-sig" if output.lower().endswith(".csv") else "utf-8"), output)


def tell(text: str, stream: TextIO | None = None) -> None:
    """Say something, on standard error unless told otherwise; folded where it is read on a screen.

    Args:
        text: what is said, safe; its lines are paragraphs.
        stream: where to.
    """
    stream = stream or sys.stderr
    stream.write(folded(text.removesuffix("\n"), stream) + "\n")


def folded(text: str, stream: TextIO) -> str:
    """A text as wide as the screen, where the stream is one; words, numbers and paths stay whole."""
    if not stream.isatty():
        return text
    from oldcommunity.views.wrapping import wrapped

    return "\n".join(wrapped(text, screen_width(), hang=4, whole=True))


def write_patch(patch: bytes) -> None:
    """Show a patch: to a screen its signs, to a pipe or a file the bytes that `git apply` takes."""
    if sys.stdout.isatty():
        from oldcommunity.views.fix_page import on_screen

        sys.stdout.write(on_screen(patch.decode("utf-8", "replace")))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(patch)
    sys.stdout.buffer.flush()


def patch_path(root: Path) -> Callable[[str], str]:
    """How a patch names the files of a book: from the working folder, or from the book's where that is elsewhere."""
    here = Path.cwd().resolve()
    place = root.resolve()

    def shown(path: str) -> str:
        file = place / path
        return file.relative_to(here).as_posix() if file.is_relative_to(here) else path

    return shown


def shown_path(root: Path, path: str) -> str:
    """The path of a file of a book as it is typed from the working folder, safe to print."""
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.words import Files

    return Files(Path.cwd()).shown(root, path, Screen())


def write_bytes(content: bytes, output: str) -> None:
    """Write a result to a file, whole or not at all.

    Raises:
        BookError: the file cannot be written.
    """
    from oldcommunity.edits.results import put_result

    place = Path(output)
    try:
        put_result(place, content)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not place.parent.exists():
            raise BookError("no-folder", folder=str(place.parent), path=output) from None
        raise BookError("cannot-write", path=output, reason=system_error(error)) from None


def page_text(page: Page, form: str, labels: Labels) -> str:
    """A page in one of the formats for readers."""
    if form == "html":
        from oldcommunity.views.as_html import render as html

        return html(page, labels)
    if form == "markdown":
        from oldcommunity.views.as_markdown import render as markdown

        return markdown(page)
    if form == "plain":
        from oldcommunity.views.as_plain import render as plain

        return plain(page)
    from oldcommunity.views.as_terminal import render as terminal

    return terminal(page, width=screen_width(), colour=wants_colour(), utf8=speaks_utf8())


def show(view: str, report: object, labels: Labels, form: str, output: str | None, **options: object) -> None:
    """Write a report in a format: by `views.VIEW.as_json`, `views.VIEW.as_csv`, or the page of `views.VIEW.page`.

    Args:
        view: the folder of these modules; only the one that is needed is loaded.
        report: the report.
        labels: the words of the page.
        form: the format.
        output: the file; None for standard output.
        options: what the page is told besides.
    """
    if form in ("json", "csv"):
        text: str = import_module(f"oldcommunity.views.{view}.as_{form}").render(report)
    else:
        page = getattr(import_module(f"oldcommunity.views.{view}.page"), f"{view}_page")
        text = page_text(page(report, labels, **options), form, labels)
    write(text, output)


def page_width(form: str) -> int | None:
    """How wide a page may be: as the screen, where it is shown on one."""
    return screen_width() if form == "terminal" else None


def screen_width() -> int:
    """How many columns there are; lines are not stretched past 120."""
    return min(max(shutil.get_terminal_size((80, 24)).columns or 80, 40), 120)


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody asked for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def speaks_utf8() -> bool:
    """Whether standard output can take signs beyond the old code pages."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")
