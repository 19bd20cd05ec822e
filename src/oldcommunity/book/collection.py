"""Python's search for cycles among objects, and when it is not worth its time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """While files are read: millions of short-lived objects, and a sixth of the time spent on looking.

    Only files with problems leave cycles behind; the compiler looks for those when it has written a batch, and
    what was there before is not looked at again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()
