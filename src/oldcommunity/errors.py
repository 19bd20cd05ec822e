"""What stops a run, and what stops a text from being a value.

Problems *in the data* are never exceptions: they are diagnostics, all of them in one run. An exception
here means that the program cannot go on, and carries the exit code that the shell sees.
"""

from __future__ import annotations

import errno


class OldCommunityError(Exception):
    """The program cannot go on; `key` and `params` choose the sentence, `exit_code` is what the shell sees."""

    exit_code = 3

    def __init__(self, key: str, **params: str | int) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params


class UsageError(OldCommunityError):
    """The command was called with words that do not fit; exit code 2."""

    exit_code = 2


class BookError(OldCommunityError):
    """There is no readable book or revision, or a result cannot be written; exit code 3."""


def system_error(error: OSError) -> str:
    """Why the system did not do a thing: the name of its number, for which `labels` has words, or its own words.

    >>> system_error(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'ENOENT'
    """
    return errno.errorcode.get(error.errno or 0) or error.strerror or str(error)


class FormError(ValueError):
    """A text is not a value of its type.

    Attributes:
        code: the problem's code (`OC304`).
        params: what its sentence needs; `offer`, where there is one, is the text to type instead.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
