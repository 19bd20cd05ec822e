"""Filling templates: a sandbox without files, code or endless loops; what is wrong is told with its line."""

from __future__ import annotations

import _thread
import difflib
import hashlib
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from markupsafe import Markup

from oldcommunity.errors import BookError, UsageError
from oldcommunity.views.papers import limits
from oldcommunity.views.papers.compiled import Compiled
from oldcommunity.views.papers.limits import Sandbox, small
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.mistakes import MistakeError

#: A template is text that somebody wrote: no more bytes than this.
_MOST_SOURCE = 1_000_000


class Shelf(BaseLoader):
    """The folders in which templates lie, the office's own before those that ship.

    Attributes:
        read: the sources that were read, by name.
        paths: where each of them lies.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self.read: dict[str, str] = {}
        self.paths: dict[str, Path] = {}

    def get_source(self, environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """The source of a template; names only, no path and no link leads out of a folder."""
        if "/" in template or "\\" in template or not template.endswith(".md.j2"):
            raise TemplateNotFound(template)
        for folder in self.folders:
            path = folder / template
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()
                if len(data) > _MOST_SOURCE:
                    raise BookError("template-too-long", path=str(path))
                try:
                    source = data.decode("utf-8-sig").replace("\r\n", "\n")
                except UnicodeDecodeError:
                    raise BookError("template-not-utf8", path=str(path)) from None
                self.read[template] = source
                self.paths[template] = path
                return source, str(path), lambda: True
        raise TemplateNotFound(template)

    @property
    def digest(self) -> str:
        """What tells these sources from others."""
        told = "\0".join(f"{name}\0{source}" for name, source in sorted(self.read.items()))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class _Missing(StrictUndefined):
    """A name that there is not: told at once, with the nearest that there is."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> Any:
        name = str(self._undefined_name)
        if name == "project":
            raise MistakeError("template-needs-project")
        owner = self._undefined_obj
        known = [one for one in dir(owner) if not one.startswith("_")] if type(owner).__name__ != "MissingType" else []
        near = difflib.get_close_matches(name, known or _NAMES, n=1)
        raise MistakeError("template-unknown-name", given=name, offer=near[0] if near else "")

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail_with_undefined_error
    __html__ = __getattr__ = __getitem__ = __call__ = __add__ = __radd__ = _fail_with_undefined_error
    __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error


#: The names of the vocabulary, for those who mistype one; filled when a template is.
_NAMES: list[str] = []


class Later:
    """What a name stands for, worked out when a template first asks for it."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work

    @cached_property
    def value(self) -> Any:
        """What it stands for."""
        return self._work()


class _Context(Context):
    """The names of a template."""

    def resolve_or_missing(self, key: str) -> Any:
        """What a name stands for."""
        found = super().resolve_or_missing(key)
        return found.value if isinstance(found, Later) else found


class _Environment(Sandbox):
    context_class = _Context


@pass_context
def _finalized(context: object, value: object) -> Markup:  # noqa: ARG001 - so that constants are seen to as well
    """What is printed for a value: numbers by their own form, texts as themselves."""
    small(value)
    if isinstance(value, Markup):
        return value
    if type(value) is Undefined:
        # What `A if B` comes to where there is no B.
        return Markup("")
    if hasattr(value, "__html__"):
        return Markup(value.__html__())  # noqa: S704 - forms and data escape themselves
    if isinstance(value, str):
        return Markup(Data(value).__html__())  # noqa: S704
    if value is None:
        raise MistakeError("template-nothing-known")
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise MistakeError("template-raw-number", given=str(value))
    raise MistakeError("template-no-text", given=type(value).__name__)


def fill(shelf: Shelf, template: str, names: Mapping[str, Any], kept: Path | None = None) -> str:
    """What a template comes to, with the signs of what was printed in it.

    Args:
        shelf: where templates lie.
        template: the name of one.
        names: what it sees.
        kept: where translated templates are kept from run to run; None for nowhere.

    Raises:
        BookError: the template is wrong; told with its file and line.
    """
    environment = _Environment(
        loader=shelf,
        undefined=_Missing,
        autoescape=True,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.do"],
        # What the optimiser would save in filling it costs in reading a template that is filled once.
        optimized=False,
        bytecode_cache=Compiled(kept, (__file__, limits.__file__)) if kept else None,
    )
    _NAMES[:] = [*names, "range"]
    parts: list[str] = []
    length = 0
    try:
        with _in_time():
            for part in environment.get_template(template).generate(**names):
                length += len(part)
                if length > limits.MOST_TEXT:
                    raise MistakeError("template-too-long-text", most=limits.MOST_TEXT)
                parts.append(part)
    except TemplateSyntaxError as error:
        where = error.filename or str(shelf.paths.get(error.name or "", error.name))
        raise BookError("template-syntax", path=where, line=error.lineno, detail=error.message or "") from None
    except TemplateNotFound as error:
        raise BookError("template-missing", name=str(error.name)) from None
    except MistakeError as error:
        if error.key == "template-needs-project":
            raise UsageError("report-needs-project") from None
        path, line = _where(error, shelf)
        raise BookError(error.key, path=path, line=line, **error.params) from None
    except (
        SecurityError,
        TypeError,
        ValueError,
        LookupError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ) as error:
        path, line = _where(error, shelf)
        raise BookError("template-wrong", path=path, line=line, detail=f"{error}") from None
    except MemoryError:
        raise BookError("template-wrong", path=template, line=1, detail="MemoryError") from None
    return "".join(parts)


@contextmanager
def _in_time() -> Iterator[None]:
    """Stop what takes too long: the work is interrupted as if by the keyboard, on every system alike."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        _thread.interrupt_main()

    timer = threading.Timer(limits.MOST_SECONDS, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if late.is_set():
            raise MistakeError("template-too-slow", most=int(limits.MOST_SECONDS)) from None
        raise
    finally:
        timer.cancel()


def _where(error: BaseException, shelf: Shelf) -> tuple[str, int]:
    """The template and line where it went wrong: the innermost that is a template's."""
    known = {str(path) for path in shelf.paths.values()}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in known]
    if frames:
        return frames[-1].filename, frames[-1].lineno or 1
    return next(iter(sorted(known)), "?"), 1
