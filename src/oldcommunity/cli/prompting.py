"""Asking for what a command was not told, where somebody sits at a terminal to answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from oldcommunity.cli.output import folded, tell
from oldcommunity.labels import Labels

#: Says what is wrong with an answer, as a sentence; empty where it will do.
Check = Callable[[str], str]


def somebody_is_there() -> bool:
    """Whether questions can be asked: both ends of the line are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    labels: Labels,
    question: str,
    check: Check,
    *,
    usual: str = "",
    known: Iterable[str] = (),
    offer: Callable[[str], str] = lambda _: "",
    needed: bool = True,
    **told: str,
) -> str:
    """What somebody answers; asked again, with the reason, until it will do.

    Args:
        labels: the words.
        question: the key of the question in `edit_page`.
        check: what is asked of an answer.
        usual: what an empty answer means.
        known: what the tabulator key completes to.
        offer: what an answer that will not do certainly means; an empty answer then takes it.
        needed: whether there has to be an answer; where not, `-` leaves out what an empty one would mean.
        told: what the question names.

    Raises:
        KeyboardInterrupt: nobody wants to answer (Ctrl-C, end of input).
    """
    asked = labels.text("edit_page", f"ask.{question}", **told)
    mark = labels.text("edit_page", "ask")
    offered = usual
    with _completing(sorted(known)):
        while True:
            text = asked + (f" [{offered}]" if offered else "") + mark
            text = folded(text, sys.stdout).rstrip() + mark[len(mark.rstrip()) :]
            try:
                answer = input(text).strip() or offered
            except (EOFError, KeyboardInterrupt):
                tell(f"\n{labels.text('edit_page', 'nothing-written')}", sys.stdout)
                raise KeyboardInterrupt from None
            if answer == "-" and offered and not needed:
                return ""
            wrong = check(answer)
            if not wrong:
                return answer
            better = offer(answer)
            better = better if better and better != answer and not check(better) else ""
            offered = better or usual
            if better:
                wrong += labels.text("edit_page", "offered" if needed else "offered-or-none")
            tell(f"  {wrong}", sys.stdout)


@contextmanager
def _completing(known: list[str]) -> Iterator[None]:
    """While the tabulator key completes a line to one of the known answers, where the system can do that."""
    try:
        import readline
    except ImportError:  # there is none on Windows
        yield
        return
    before, signs = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(lambda text, state: next(iter([one for one in known if one.startswith(text)][state:]), None))
    readline.set_completer_delims("")
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(signs)
