"""One pass over libyaml's events: texts, lists and mappings, with every event kept as the place of its value.

Nothing is constructed and nothing recurses: tags have no meaning here, aliases are not followed, and depth
and number are capped while reading, so that no file can make the program hang or grow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from oldcommunity.diagnostics import Finding
from oldcommunity.errors import BookError
from oldcommunity.source.places import Branch, Place, pack

#: libyaml's parser; None where PyYAML was built without it.
_PARSER: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)

#: A value as it was written: text, nothing, a list or a mapping.
Tree = str | None | list["Tree"] | dict[str, "Tree"]

MAX_DEPTH = 16
MAX_NODES = 50_000
#: What YAML 1.2 reads as null (its core schema), so that every reader of the file sees the same.
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(slots=True)
class Reading:
    """What one pass found; on an error, what had been read until then.

    Attributes:
        data: the top mapping.
        root: its places; None where the top is no mapping.
        findings: what the pass itself refuses.
        error: libyaml's, where it gave up.
        last: the event before that.
        hollow: a flow mapping holds a name without a colon.
    """

    data: dict[str, Tree] | None = None
    root: Branch | None = None
    findings: list[Finding] = field(default_factory=list)
    error: MarkedYAMLError | None = None
    last: Any = None
    hollow: bool = False

    def refuse(self, code: str, event: Any, **params: str | int) -> None:
        """Note a finding at an event."""
        place = Place(pack(event.start_mark), pack(event.end_mark))
        self.findings.append(Finding(code, *place.stretch(), params))


def read_events(text: str) -> Reading:
    """Read a text into data and places."""
    if _PARSER is None:
        raise BookError("no-libyaml")
    reading = Reading()
    try:
        _read(reading, _PARSER(text))
    except MarkedYAMLError as error:
        reading.error = error
    except YAMLError as error:  # a character that YAML does not have, where `text` let one through
        reading.error = MarkedYAMLError(problem=str(error))
    return reading


def _read(reading: Reading, parser: Any) -> None:
    get = parser.get_event
    get()
    event = get()
    if type(event) is StreamEndEvent:
        reading.findings.append(Finding("OC209", 1, 1, 1))
        return
    if event.version or event.tags:
        reading.refuse("OC201", event, reason="directive", sign="%")
        return
    event = get()
    if type(event) is not MappingStartEvent:
        if type(event) is ScalarEvent:
            get()
            get()  # what follows the text may be an error, and then that is the better answer
        if type(event) is ScalarEvent and not event.value and not event.style and event.tag is None:
            reading.findings.append(Finding("OC209", 1, 1, 1))
        else:
            reading.refuse("OC208", event, reason="list" if type(event) is SequenceStartEvent else "text")
        return
    reading.data = {}
    reading.root = Branch(None, event, {})
    if not _fill(reading, get):
        return
    get()
    event = get()
    if type(event) is DocumentStartEvent:
        reading.refuse("OC207", event)


def _fill(reading: Reading, get: Any) -> bool:  # noqa: PLR0912, PLR0915 – one loop: calls per event would double its time
    """Read the top mapping; False where the rest of the file is not worth reading."""
    values: Any = reading.data
    branch: Any = reading.root
    children: Any = branch.children
    in_mapping = True
    outer: list[Any] = []
    key: Any
    event: Any = branch.event
    try:
        for event in islice(iter(get, None), MAX_NODES):
            key = None
            if in_mapping:
                kind = type(event)
                if kind is MappingEndEvent:
                    branch.end = event.end_mark
                    if not outer:
                        return True
                    values, branch, in_mapping = outer.pop()
                    children = branch.children
                    continue
                if kind is not ScalarEvent:
                    reading.refuse("OC205" if kind is AliasEvent else "OC214", event, **_alias(event))
                    return False
                key = event
                name = event.value
                if name in values:
                    first = children[name]
                    mark = (first.key if type(first) is Branch else first[0]).start_mark
                    reading.refuse("OC204", event, key=name[:80], first=mark.line + 1)
                event = get()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if value in _NOTHING and not event.style:
                    if in_mapping and not value and event.start_mark.index == key.end_mark.index:
                        reading.hollow = True
                    value = None
                if in_mapping:
                    values[name] = value
                    children[name] = (key, event)
                else:
                    values.append(value)
                    children.append((None, event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(outer) + 2 > MAX_DEPTH:
                    reading.refuse("OC212", event, limit=MAX_DEPTH)
                    return False
                outer.append((values, branch, in_mapping))
                inner: Any = {} if kind is MappingStartEvent else []
                branch = Branch(key, event, {} if kind is MappingStartEvent else [])
                if in_mapping:
                    values[name] = inner
                    children[name] = branch
                else:
                    values.append(inner)
                    children.append(branch)
                values = inner
                children = branch.children
                in_mapping = kind is MappingStartEvent
            elif kind is AliasEvent:
                reading.refuse("OC205", event, **_alias(event))
                if in_mapping:
                    values[name] = None
                    children[name] = (key, event)
            else:
                branch.end = event.end_mark
                values, branch, in_mapping = outer.pop()
                children = branch.children
    except MarkedYAMLError:
        reading.last = event
        raise
    reading.refuse("OC107", event, reason="nodes", limit=MAX_NODES)
    return False


def _alias(event: Any) -> dict[str, str]:
    return {"sign": f"*{event.anchor}"} if type(event) is AliasEvent else {}
