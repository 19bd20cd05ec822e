"""What a template may do at most: nothing in it makes much of little, reaches inside things, or rolls dice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from oldcommunity.views.papers.lists import Listing, Thing
from oldcommunity.views.papers.mistakes import MistakeError

#: The longest paper, and the longest text that may be made on the way, in characters; the most rounds of `range`,
#: and the largest number that a filter takes (widths and the like); the most seconds that a template may take.
MOST_TEXT = 2_000_000
MOST_PART = 200_000
MOST_ROUNDS = 1_000
MOST_SECONDS = 20.0

#: The filters that a template may use: none that pads to a width, formats by a pattern, or draws by lot.
_FILTERS = [
    "abs",
    "batch",
    "capitalize",
    "count",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "string",
    "sum",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
    "wordcount",
]
#: The methods of texts that a template may call, for the same reasons.
_OF_TEXTS = frozenset(
    [
        "capitalize",
        "count",
        "endswith",
        "find",
        "isalnum",
        "isalpha",
        "isdecimal",
        "isdigit",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
    ]
)


def small(value: Any) -> Any:
    """The value, if it is of a reasonable length.

    Raises:
        MistakeError: it is not.
    """
    if isinstance(value, str | list | tuple) and len(value) > (
        MOST_PART if isinstance(value, str) else 10 * MOST_ROUNDS
    ):
        raise MistakeError("template-too-long-text", most=MOST_PART)
    return value


def few(*bounds: int) -> range:
    """`range`, of not too many rounds."""
    told = range(*bounds)
    if len(told) > MOST_ROUNDS:
        raise MistakeError("template-too-many-rounds", most=MOST_ROUNDS)
    return told


def _guarded(work: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes nothing long and no large width."""

    @wraps(work)
    def told(*args: Any, **options: Any) -> Any:
        for given in (*args, *options.values()):
            small(given)
        for given in (*args[1:], *options.values()):
            if type(given) is int and abs(given) > MOST_ROUNDS:
                raise MistakeError("template-too-many-rounds", most=MOST_ROUNDS)
        return small(work(*args, **options))

    return told


class _Generator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the name that Jinja looks for
        """`a ~ b`, through the environment, which looks at what comes of it."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """No file, no code, no number that nobody noted, and no more memory than a paper needs."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.globals["range"] = few
        self.filters: Mapping[str, Any] = {name: _guarded(FILTERS[name]) for name in _FILTERS}  # type: ignore[assignment]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: of ours all that is not private, of texts what is listed."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, Thing | Listing):
            return True
        if isinstance(obj, str) and hasattr(str, attr):
            return attr in _OF_TEXTS
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Texts and lists are neither multiplied nor formatted; what is put together stays short."""
        if operator == "+":
            return small(small(left) + small(right))
        if operator == "**" or not all(isinstance(one, int) for one in (left, right)):
            raise MistakeError("template-no-multiplying")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, work: Any, *args: Any, **options: Any) -> Any:
        """What a call comes to; nothing long is handed on."""
        for given in args:
            small(given)
        return super().call(context, work, *args, **options)

    def joined(self, parts: tuple[Any, ...]) -> Any:
        """What `a ~ b` comes to."""
        return small(markup_join(small(part) for part in parts))
