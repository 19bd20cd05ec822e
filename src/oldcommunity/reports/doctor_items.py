"""What `oc doctor` looks at: one item for each thing, and what only the shell can tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from oldcommunity.diagnostics import Params


class State(StrEnum):
    """How good what was found is."""

    GOOD = "good"
    NEUTRAL = "neutral"
    WARNING = "warning"
    PROBLEM = "problem"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at.

    Attributes:
        subject: what it is (`git`).
        case: how it was found to be (`missing`); with the subject it chooses the words.
        state: how good that is.
        params: what the words are filled with.
    """

    subject: str
    case: str
    state: State
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the shell knows.

    Attributes:
        encoding: of standard output.
        is_terminal: whether standard output is one.
        width: of the lines.
        colour: whether colours are used.
        language: in which `oc` answers.
        language_from: what decided it: an option, a variable, `book` or `default`.
        git: git's own word for its version; empty where there is no git.
        git_trouble: why git cannot be asked about the book, as an error's key; empty where it can.
        turns_line_ends: whether git gives the book's files other line ends than they were committed with.
        shell: the name of the shell that `oc` was most likely called from; empty where it cannot be told.
        completion: the file that makes it complete the words of `oc`; empty where none was found.
        schema_folder: where the schemas for editors lie; empty where there are none.
        schema_outdated: how many of them are missing or not those of this program.
        windows: whether the system is one that limits the length of paths.
    """

    encoding: str
    is_terminal: bool
    width: int
    colour: bool
    language: str
    language_from: str
    git: str
    git_trouble: str
    turns_line_ends: bool = False
    shell: str = ""
    completion: str = ""
    schema_folder: str = ""
    schema_outdated: int = 0
    windows: bool = False
