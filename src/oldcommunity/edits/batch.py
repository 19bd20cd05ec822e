"""Several files at once: all of them read, changed and proven before the first is written."""

from __future__ import annotations

import difflib
import io
from collections.abc import Callable, Iterable
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from oldcommunity.book import Book, open_book
from oldcommunity.diagnostics import Diagnostic, Severity
from oldcommunity.edits.proving import OF_TIME, WouldBeWrong, newly_found
from oldcommunity.edits.writing import current, replace_file
from oldcommunity.errors import BookError
from oldcommunity.source.names import awkward_names


@dataclass(frozen=True, slots=True)
class Edit:
    """What a file holds and what it is to hold.

    Attributes:
        path: the file, from the book's root.
        old: its bytes as they were read; None for a file that is not there yet.
        new: the bytes that are to stand there.
    """

    path: str
    old: bytes | None
    new: bytes


class PartlyWritten(BookError):  # noqa: N818 - it says how far it got
    """Some files were written and then one could not be; each holds its old or its new bytes.

    Attributes:
        written: the files that hold their new bytes.
    """

    def __init__(self, written: list[str], error: BookError) -> None:
        super().__init__("partly-written", written=" ".join(written), path=str(error.params.get("path", "")))
        self.written = written
        self.__cause__ = error


def write_all(root: Path, edits: Iterable[Edit], today: int, book: Book | None = None) -> list[str]:
    """Write files together, or none of them; to be called inside `writing(root)`, from before the files were read.

    Args:
        root: the book's folder.
        edits: one for each file; those that change nothing are passed over.
        today: for the checks: nothing that is reported can lie after it.
        book: as for `prove_all`.

    Returns:
        The files that were written, in order.

    Raises:
        WouldBeWrong: the book would have errors that it has not now; nothing is written.
        BookError: a file holds something else by now (`changed-since`), or cannot be written.
        PartlyWritten: the same, after others had been written.
    """
    wanted = [edit for edit in edits if edit.new != edit.old]
    prove_all(root, wanted, today, book)
    return write_proven(root, wanted)


def write_proven(root: Path, edits: Iterable[Edit]) -> list[str]:
    """The same for what `prove_all` has been asked about, without asking again."""
    wanted = [edit for edit in edits if edit.new != edit.old]
    for edit in wanted:
        if current(root, edit.path) != edit.old:
            raise BookError("changed-since", path=edit.path)
    written: list[str] = []
    for edit in wanted:
        try:
            replace_file(root, edit.path, edit.old, edit.new)
        except BookError as error:
            if written:
                raise PartlyWritten(written, error) from error
            raise
        written.append(edit.path)
    return written


def prove_all(root: Path, edits: Iterable[Edit], today: int, book: Book | None = None) -> list[Diagnostic]:
    """See that a book has no error more with changed files than it has now; nothing is written.

    Args:
        root: the book's folder.
        edits: one for each file.
        today: for the checks.
        book: where it is open already. One that is opened beside it cannot keep what it reads, and waits for that.

    Returns:
        What else would be newly found: warnings and hints, without those of other files that only time brings.

    Raises:
        WouldBeWrong: it would have errors.
        BookError: a new file would have a name that Windows cannot have.
    """
    edits = [edit for edit in edits if edit.new != edit.old]
    supposed = {edit.path: edit.new for edit in edits}
    if not supposed:
        return []
    for edit in edits:
        name = edit.path.rpartition("/")[2]
        if edit.old is None and any(awkward_names("", [name])):
            raise BookError("reserved-name", path=edit.path)
    with nullcontext(book) if book else closing(open_book(root)) as opened:
        found = newly_found(opened, supposed, today)
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        raise WouldBeWrong(errors, supposed)
    return [problem for problem in found if problem.at.path in supposed or problem.code not in OF_TIME]


def difference(edits: Iterable[Edit], shown: Callable[[str], str] = str) -> bytes:
    """What would change, as one patch that `git apply` and `patch -p1` take; a file that is made is told as such.

    Args:
        edits: what is to be written.
        shown: the path of a file as the patch is to have it.
    """
    return b"".join(_patch(edit, shown(edit.path)) for edit in edits if edit.new != edit.old)


def _patch(edit: Edit, path: str) -> bytes:
    before, after = map(_lines, (edit.old or b"", edit.new))
    old = "/dev/null" if edit.old is None else _quoted(f"a/{path}")
    _, _, *lines = difflib.unified_diff(before, after, fromfile="-", tofile="-")
    text = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return f"--- {old}\n+++ {_quoted(f'b/{path}')}\n{text}".encode("utf-8", "surrogateescape")


def _quoted(path: str) -> str:
    """A file name as git writes it: signs that would end it are escaped, and after a space there is a tab."""
    escaped = path.replace("\\", r"\\").replace('"', r"\"")
    if escaped != path:
        return f'"{escaped}"'
    return f"{path}\t" if " " in path else path


def _lines(data: bytes) -> list[str]:
    """The lines of a file, which nothing ends but LF; bytes that are no UTF-8 stay what they are."""
    return io.StringIO(data.decode("utf-8", "surrogateescape"), newline="\n").readlines()
