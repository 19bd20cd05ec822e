"""A result that is asked for as a file (`--output`): the file holds what it held before, or all of the result."""

from __future__ import annotations

import os
from pathlib import Path

from oldcommunity.edits.writing import put

_TRIES = 5


def put_result(path: Path, content: bytes) -> None:
    """Write a result to a file; where there is a pipe or a device, into it.

    Args:
        path: the file; a link stays one, and the file at its end is written.
        content: what is to stand there.

    Raises:
        OSError: it cannot be written; what was there before still is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    for attempt in range(_TRIES):
        try:
            put(target, content, tidy=attempt == 0)
        except FileNotFoundError:
            # Results have no lock: another who writes this file may have taken what was being written for a leftover.
            if attempt == _TRIES - 1 or not target.parent.is_dir():
                raise
        else:
            return
