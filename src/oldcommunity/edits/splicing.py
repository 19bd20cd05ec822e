"""Changing a file's text: what a change says is put in or taken out at its spot, and every other byte stays.

    changed(kind, path, data, changes) -> bytes

takes the bytes of a file (None: there is none yet) and any number of `Put`, `Drop` and `Append`, which follow upon
each other, and gives the bytes that say exactly the changed data. Comments, the order of keys, quotes, line ends, a
byte order mark and the state of the last line stay as they are. What is added imitates what is around it: items in
brackets among items in brackets, indents, gaps, empty lines between items; a new key stands after the nearest key that
comes before it in its model; a comment stays with what it stands above or is set in below. The result is proven
before it is given away: read again it says the changed data, its keys in their old order, and nothing in it is wrong
that was not wrong before. Where that cannot be done, nothing is: `BookError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oldcommunity.diagnostics import Diagnostic
from oldcommunity.edits import blocks, brackets
from oldcommunity.edits.changes import Append, Change, Drop, NoPlace, Path, Put, applied, steps
from oldcommunity.edits.proving import WouldBeWrong, new_problems
from oldcommunity.edits.spots import Text, house_of, read_text
from oldcommunity.edits.written import House
from oldcommunity.errors import BookError
from oldcommunity.records import MODELS
from oldcommunity.records.reading import keys_of, model_at
from oldcommunity.source.document import Document, load_document
from oldcommunity.source.places import key_place

_BOM = b"\xef\xbb\xbf"
#: What makes a file unreadable because of what a value says, not because of how it was written.
_OF_VALUES = frozenset(("OC105", "OC106", "OC107", "OC213"))


def changed(kind: str, path: str, data: bytes | None, changes: Sequence[Change]) -> bytes:
    """The bytes of a file after changes, proven; the very same bytes where they change nothing.

    Args:
        kind: what the file holds (`records.MODELS`).
        path: the file's path, for messages.
        data: its bytes; None where there is no such file yet.
        changes: in the order in which they are made.

    Raises:
        BookError: the file cannot be read (`unread-file`), a path leads nowhere (`no-place`), or there is no way to
            make the changes without touching anything else (`cannot-change`).
        WouldBeWrong: the record would not be valid any more; it carries the problems.
    """
    old = said(path, data)
    document = load_document(data or b"")
    wanted: Any = old
    try:
        for change in changes:
            wanted = applied(wanted, change)
    except NoPlace as error:
        raise BookError("no-place", path=path, place=path_text(error.path)) from None
    if wanted == old:
        return data or b""
    problems: tuple[Diagnostic, ...] = ()
    for careful in (False, True):
        spliced = _spliced(kind, document.text, old, changes, careful=careful)
        if spliced is None:
            continue
        text, dropped = spliced
        result = (_BOM if document.bom else b"") + text.encode("utf-8", "surrogatepass")
        problems = new_problems(kind, path, data, result)
        new = load_document(result).data
        as_wanted = new == wanted and _same_order(old, new, dropped)
        if as_wanted and not problems:
            return result
        if not (as_wanted or (new is None and _OF_VALUES.issuperset(problem.code for problem in problems))):
            problems = ()
    if problems:
        raise WouldBeWrong(problems, {path: result})
    raise BookError("cannot-change", path=path)


def said(path: str, data: bytes | None) -> dict[str, Any]:
    """What a file says: nothing where there is none or it holds nothing but comments.

    Raises:
        BookError: it cannot be read (`unread-file`).
    """
    document = load_document(data or b"")
    if document.data is not None:
        return document.data
    if _is_blank(document):
        return {}
    raise BookError("unread-file", path=path)


def line_of(data: bytes, path: Path) -> int:
    """The line on which a key, an item, or what is nearest above them stands in a file."""
    return key_place(load_document(data).places, path).line


def path_text(path: Path) -> str:
    """A path as people write it: `milestones[#3].met`, items counted from 1."""
    text = "".join(f"[#{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _is_blank(document: Document) -> bool:
    """Whether a file holds nothing but comments."""
    lines = document.text.splitlines()
    told = all(finding.code == "OC209" for finding in document.findings)
    return told and all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _spliced(
    kind: str, text: str, data: Any, changes: Sequence[Change], *, careful: bool
) -> tuple[str, set[Path]] | None:
    """The text after all changes, and what was dropped on the way; None where a change has no spot in the text."""
    house: House | None = None
    dropped: set[Path] = set()
    for change in changes:
        for step in list(steps(data, change)):
            spots = read_text(text)
            # What the file was like when it was opened: an edit does not become the manner that it is in.
            house = house or house_of(spots, careful=careful)
            dropped |= {step.path} if isinstance(step, Drop) else set()
            try:
                text = _after(spots, kind, step, house)
            except (LookupError, ValueError, AttributeError):  # written as nobody foresaw: told as such, not forced
                return None
        data = applied(data, change)
    return text, dropped


def _after(spots: Text, kind: str, step: Change, house: House) -> str:
    """The text after one smallest change."""
    path = step.path
    if spots.root is None or not spots.root.children:
        return _first(spots, step, house)
    if isinstance(step, Append):
        branch = spots.node(path)
        at = len(branch.children) if step.before is None else step.before
        if branch.event.flow_style:
            return brackets.with_item(spots, branch, at, step.item, house)
        return blocks.with_item(spots, branch, at, step.item, house, alone=len(spots.root.children) == 1)
    parent = spots.node(path[:-1])
    last: Any = path[-1]
    if isinstance(step, Drop):
        without = brackets.without if parent.event.flow_style else blocks.without
        return without(spots, parent, last)
    if isinstance(last, int) or last in parent.children:
        with_value = brackets.with_value if parent.event.flow_style else blocks.with_value
        return with_value(spots, parent, last, step.value, house)
    before = _key_before(kind, path, list(parent.children))
    with_key = brackets.with_key if parent.event.flow_style else blocks.with_key
    return with_key(spots, parent, before, last, step.value, house)


def _first(spots: Text, step: Change, house: House) -> str:
    """The text of a file that said nothing so far, with its first key."""
    if not isinstance(step, Put) or (spots.root is not None and spots.root.event.flow_style):
        raise LookupError(step)
    return blocks.with_first_key(spots, str(step.path[-1]), step.value, house)


def _key_before(kind: str, path: Path, there: list[str]) -> str | None:
    """The key after which a new one stands, so that the fewest are out of the order of the model; None: before all."""
    model: Any = model_at(MODELS[kind], path[:-1])
    order = list(keys_of(model)) if model is not None else []
    key = str(path[-1])
    if key not in order:
        return there[-1]
    ranks = [order.index(other) if other in order else -1 for other in there]
    own = order.index(key)

    def out_of_order(at: int) -> int:
        return sum(rank > own for rank in ranks[:at]) + sum(-1 < rank < own for rank in ranks[at:])

    best = min(range(len(there), -1, -1), key=out_of_order)
    return there[best - 1] if best else None


def _same_order(old: Any, new: Any, dropped: set[Path], path: Path = ()) -> bool:
    """Whether the keys that have always been there are still in their order."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return True
    kept = [key for key in old if key in new and (*path, key) not in dropped]
    return kept == [key for key in new if key in kept] and all(
        _same_order(old[key], new[key], dropped, (*path, key)) for key in kept
    )
