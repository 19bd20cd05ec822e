"""Help pages: usage, what it is for, arguments, options, examples, in the user's language and width."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from oldcommunity.labels import Labels
from oldcommunity.views.wrapping import width_of, wrapped

_MARGIN = 2
_MAX_WIDTH = 100


def command_help(command: Any, path: str, labels: Labels) -> str:
    """The help page of one command."""
    texts = labels.section("help")
    name = command.name
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    usage = " ".join([path, *(_metavar(argument, texts) for argument in arguments), texts["usage.options"]])
    parts = [f"{texts['usage']}{usage}", "", *_wrapped(texts[name], 0)]
    if f"{name}.more" in texts:
        parts += ["", *_wrapped(texts[f"{name}.more"], 0)]
    if arguments:
        rows = [(_metavar(argument, texts), texts[f"argument.{name}.{argument.name}"]) for argument in arguments]
        parts += ["", texts["arguments"], *_table(rows)]
    rows = [(_flags(option, texts), _option_text(option, name, texts)) for option in options]
    parts += ["", texts["options"], *_table([*rows, ("-h, --help", texts["option.help"])])]
    parts += ["", texts["examples"], *(f"  {line}" for line in texts[f"{name}.examples"].splitlines())]
    return "\n".join(parts) + "\n"


def group_help(path: str, names: list[str], labels: Labels) -> str:
    """The help page of `oc` itself."""
    texts = labels.section("help")
    parts = [f"{texts['usage']}{path} {texts['usage.command']}", "", *_wrapped(texts["oc"], 0), ""]
    parts += [texts["commands"], *_table([(name, texts[name]) for name in names]), ""]
    language = (f"--lang {texts['metavar.lang']}", texts["option.lang"])
    options = [("--version", texts["option.version"]), language, ("-h, --help", texts["option.help"])]
    parts += [texts["options"], *_table(options), ""]
    parts += _wrapped(texts["oc.more"], 0)
    return "\n".join(parts) + "\n"


def _option_text(option: Any, command: str, texts: Any) -> str:
    key = f"option.{command}.{option.name}"
    text: str = texts[key if key in texts else f"option.{option.name}"]
    return text


def _flags(option: Any, texts: Any) -> str:
    flags = ", ".join(option.opts)
    return flags if option.is_flag else f"{flags} {texts.get(f'metavar.{option.name}', option.name.upper())}"


def _metavar(argument: Any, texts: Any) -> str:
    name = texts.get(f"metavar.{argument.name}", argument.name.upper())
    name = f"{name}…" if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Two columns; a heading that is too long stands on a line of its own."""
    left = min(26, max(width_of(heading) for heading, _ in rows)) + _MARGIN + 2
    for heading, text in rows:
        lines = list(_wrapped(text, left))
        padding = left - _MARGIN - width_of(heading)
        if padding >= 2:
            yield " " * _MARGIN + heading + " " * padding + lines[0].strip()
            yield from lines[1:]
        else:
            yield " " * _MARGIN + heading
            yield from lines


def _wrapped(text: str, indent: int) -> Iterator[str]:
    return wrapped(text, min(shutil.get_terminal_size().columns or 80, _MAX_WIDTH) - 1, indent)
