"""What may stand where the cursor is: commands, options, and the values that options and arguments take.

The scripts of `oc completion` call `oc --complete SHELL =CURRENT WORD…`, with the word at the cursor after the
sign and the words before it behind. Nothing printed means that the shell should offer files. Nobody has asked for
messages while a line is being typed: whatever goes wrong, there is nothing to offer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from oldcommunity.cli.language import first_language
from oldcommunity.labels import Labels

#: What is offered, and a word about it.
Offer = tuple[str, str]


def answer(words: Sequence[str]) -> None:
    """Print what may stand there, one a line; with a tabulator and a word about it where the shell shows that."""
    try:
        shell, current, *before = words
        offers = offered(before, current.removeprefix("="), bash=shell == "bash")
        lines = (value if shell == "bash" or not about else f"{value}\t{about}" for value, about in offers)
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8"))
    except Exception:
        return


def offered(before: Sequence[str], current: str, *, bash: bool = False) -> list[Offer]:
    """What may stand at the cursor and begins as the word there does.

    Args:
        before: the words before it.
        current: the word itself, up to the cursor.
        bash: whether `--unit=x` comes as three words, as in bash, of which the last is to be completed.
    """
    labels = Labels(first_language(before))
    lead = ""
    words = [*before]
    if bash and current == "=":
        words, current = [*words, "="], ""
    if words[-1:] == ["="]:
        words.pop()
    elif current.startswith("--") and "=" in current:
        option, _, current = current.partition("=")
        words, lead = [*words, option], f"{option}="
    found = _commands(labels) if not _command_in(words) else _in_command(words, current, labels)
    return [(lead + value, about) for value, about in found if value.startswith(current)]


def _command_in(words: Sequence[str]) -> str:
    """The command among the words; empty where there is none yet."""
    from oldcommunity.cli.app import COMMANDS

    return next((word for i, word in enumerate(words) if word in COMMANDS and words[i - 1 : i] != ["--lang"]), "")


def _commands(labels: Labels) -> Iterator[Offer]:
    from oldcommunity.cli.app import COMMANDS

    texts = labels.section("help")
    yield from ((name, texts[name]) for name in COMMANDS)
    yield from (("help", ""), ("--version", texts["option.version"]), ("--help", texts["option.help"]))


def _in_command(words: list[str], current: str, labels: Labels) -> Iterator[Offer]:
    from oldcommunity.cli.app import load_command
    from oldcommunity.cli.complete_values import values

    name = _command_in(words)
    inside = words[words.index(name) + 1 :]
    parameters = load_command(name).params
    options = {text: one for one in parameters for text in one.opts if one.param_type_name == "option"}
    taken = options.get(inside[-1]) if inside else None
    if taken is not None and not taken.is_flag:
        yield from values(name, taken.name, words, labels)
    elif current.startswith("-"):
        texts = labels.section("help")
        told = {text for text in inside if text in options and not options[text].multiple}
        for text, one in options.items():
            if text.startswith("--") and text not in told and one.name != "help":
                yield text, str(texts.get(f"option.{name}.{one.name}", texts.get(f"option.{one.name}", "")))
        yield "--help", str(texts["option.help"])
    else:
        yield from values(name, _argument_at(inside, parameters, options), words, labels)


def _argument_at(inside: list[str], parameters: list[Any], options: dict[str, Any]) -> str:
    """The name of the argument whose turn it is; empty where all are given."""
    given = 0
    for i, word in enumerate(inside):
        takes_value = i > 0 and inside[i - 1] in options and not options[inside[i - 1]].is_flag
        given += not word.startswith("-") and not takes_value
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    if arguments and arguments[-1].nargs == -1:
        given = min(given, len(arguments) - 1)
    return arguments[given].name if given < len(arguments) else ""
