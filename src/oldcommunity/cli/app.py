"""The command `oc`: its table of commands, and what becomes of everything that can end a run."""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from oldcommunity.cli.language import first_language
from oldcommunity.errors import BookError, OldCommunityError, UsageError, system_error
from oldcommunity.labels import Labels

#: Every command and the module that holds it; a command is imported when it is called.
COMMANDS = {
    "status": "oldcommunity.cli.status",
    "list": "oldcommunity.cli.list_projects",
    "show": "oldcommunity.cli.show",
    "schedule": "oldcommunity.cli.schedule",
    "chart": "oldcommunity.cli.chart",
    "trend": "oldcommunity.cli.trend",
    "compare": "oldcommunity.cli.compare",
    "issues": "oldcommunity.cli.issues",
    "funding": "oldcommunity.cli.funding",
    "explain": "oldcommunity.cli.explain",
    "published": "oldcommunity.cli.published",
    "report": "oldcommunity.cli.report",
    "verify": "oldcommunity.cli.verify",
    "new": "oldcommunity.cli.new",
    "record": "oldcommunity.cli.record",
    "set": "oldcommunity.cli.set_value",
    "validate": "oldcommunity.cli.validate",
    "fix": "oldcommunity.cli.fix",
    "rule": "oldcommunity.cli.rule",
    "init": "oldcommunity.cli.init",
    "schema": "oldcommunity.cli.schema",
    "export": "oldcommunity.cli.export",
    "import": "oldcommunity.cli.import_tables",
    "doctor": "oldcommunity.cli.doctor",
    "completion": "oldcommunity.cli.completion",
}
_HELP = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help is in the user's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        from oldcommunity.cli.help import command_help

        formatter.write(command_help(self, ctx.command_path, ctx.find_root().obj))


class Commands(TyperGroup):
    """All commands, each loaded on use."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """The names of the commands in the order in which they are explained."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(cmd_name, COMMANDS, n=1)
            raise UsageError("unknown-command", given=cmd_name, offer=near[0] if near else "", known=" ".join(COMMANDS))
        return load_command(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        from oldcommunity.cli.help import group_help

        formatter.write(group_help(ctx.command_path, list(COMMANDS), ctx.find_root().obj))


def load_command(name: str) -> Any:
    """The command of a name, built from its function."""
    module = import_module(COMMANDS[name])
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    function: Callable[..., Any] = module.command
    single.command(name, cls=Command, context_settings=_HELP)(function)
    return typer.main.get_command(single)


def _root() -> Any:
    app = typer.Typer(
        cls=Commands, add_completion=False, rich_markup_mode=None, context_settings=_HELP, no_args_is_help=True
    )

    @app.callback()
    def oc(lang: Annotated[str | None, typer.Option("--lang")] = None) -> None:
        """Progress of the renovation of old residential communities."""
        del lang  # read before any command is known, and handed on to it

    return typer.main.get_command(app)


def run(words: Sequence[str]) -> int:
    """Run `oc` with some words and give the exit code: 0, 1, 2, 3, 4 or 130."""
    _prepare_streams()
    words = _in_order(words)
    labels = Labels(first_language(words))
    try:
        result = _root().main(args=words, prog_name="oc", standalone_mode=False, obj=labels)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except OldCommunityError as error:
        _say(labels, _sentence(error, labels), str(error.params.get("offer", "")))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if _reader_is_gone(error):
            # (`| head`): nothing more can be said, and nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        failed = BookError("cannot-write", path=str(error.filename or "-"), reason=system_error(error))
        _say(labels, _sentence(failed, labels))
        return 3
    except Exception as error:
        if type(error).__module__ == "sqlite3" and os.environ.get("OC_CACHE") != "off":
            return _without_cache(words)
        return _wrong_use(labels, error) or _broken_set_up(labels, error) or _bug(labels, error)


def _sentence(error: OldCommunityError, labels: Labels) -> str:
    from oldcommunity.cli.options import error_params
    from oldcommunity.labels.telling import error_text

    return error_text(error.key, error_params(error), labels)


def _in_order(words: Sequence[str]) -> list[str]:
    """The words as the command line library takes them: `oc help X` is `oc X --help`, `--lang` follows the command."""
    ordered = list(words)
    if ordered[:1] == ["help"]:
        ordered = [*ordered[1:], "--help"]
    named = 2 if ordered[:1] == ["--lang"] else 1 if ordered and ordered[0].startswith("--lang=") else 0
    if named and ordered[named : named + 1]:
        ordered = [ordered[named], *ordered[:named], *ordered[named + 1 :]]
    return ordered


def _without_cache(words: list[str]) -> int:
    """Once more, with a compiled book in memory: the one on disk broke while it was read."""
    before = os.environ.get("OC_CACHE")
    os.environ["OC_CACHE"] = "off"
    try:
        return run(words)
    finally:
        os.environ.pop("OC_CACHE") if before is None else os.environ.update(OC_CACHE=before)


def _wrong_use(labels: Labels, error: Exception) -> int:
    """Say what is wrong with the command line; 0 where the error is about something else."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        sys.stderr.write(f"{error}\n")
        return 2
    if not hasattr(error, "format_message"):
        return 0
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", "") or ""
    if parameter is not None:
        metavars = labels.section("help")
        name = parameter.opts[0] if parameter.opts[0].startswith("-") else metavars.get(f"metavar.{parameter.name}", "")
    key = {
        "NoSuchOption": "no-such-option",
        "MissingParameter": "missing-parameter",
        "BadOptionUsage": "option-needs-value",
        "BadParameter": "bad-value",
    }.get(kind, "wrong-use")
    message = error.format_message()
    extra = re.search(r"unexpected extra argument(?:s|\(s\))? \((.*)\)", message)
    if extra:
        key, name = "extra-argument", extra[1]
    near = getattr(error, "possibilities", None) or [""]
    _say(labels, labels.text("errors", key, name=name, detail=message), near[0])
    return 2


def _broken_set_up(labels: Labels, error: Exception) -> int:
    """Say which library cannot be loaded; 0 where the error is about something else."""
    from oldcommunity.cli.setup_found import broken_library

    failure = broken_library(error)
    if failure is None:
        return 0
    _say(labels, _sentence(failure, labels))
    return failure.exit_code


def _bug(labels: Labels, error: Exception) -> int:
    if os.environ.get("OC_DEBUG"):
        raise error
    _say(labels, labels.text("errors", "internal", detail=f"{type(error).__name__}: {error}"))
    return 4


def _say(labels: Labels, text: str, offer: str = "") -> None:
    """Tell what went wrong; words of the command line and of data in it are shown, never obeyed by the terminal."""
    from oldcommunity.cli.output import tell
    from oldcommunity.views.problems.signs import safe

    tell(safe(f"oc: {labels.text('phrases', 'error')}: {text}"))
    if offer:
        tell(safe(labels.text("phrases", "did-you-mean", offer=offer)))


def _reader_is_gone(error: OSError) -> bool:
    """Whether nobody reads any more what is written to a pipe; Windows calls that an invalid argument."""
    on_windows = sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or on_windows


def _by_number(error: UnicodeError) -> tuple[str, int]:
    """A sign that a console lacks, by its number in the way of JSON: valid there, and legible elsewhere."""
    assert isinstance(error, UnicodeEncodeError)
    signs = error.object[error.start : error.end]
    units = signs.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4)), error.end


def _prepare_streams() -> None:
    """Never fail over a character that a console lacks; the bytes of all systems where Windows writes elsewhere."""
    codecs.register_error("number", _by_number)
    for stream in (sys.stdout, sys.stderr):
        utf8 = sys.platform == "win32" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="number", **({"encoding": "utf-8", "newline": ""} if utf8 else {}))
