"""The library for workbooks, with one and the same writer of XML wherever it runs."""

from __future__ import annotations

import os
from typing import Any

from oldcommunity.errors import BookError

#: Where openpyxl, as it is loaded, looks whether it shall write with lxml.
_SWITCH = "OPENPYXL_LXML"


def load_openpyxl() -> Any:
    """The library openpyxl, without lxml: this writes other bytes, and happens to be installed or not.

    Raises:
        BookError: it is not installed, or not the one that keeps it from whatever expands.
    """
    before = os.environ.get(_SWITCH)
    os.environ[_SWITCH] = "False"
    try:
        import defusedxml  # noqa: F401, PLC0415 - makes openpyxl refuse what expands
        import openpyxl  # noqa: PLC0415 - of the extra
    except ImportError:
        raise BookError("needs-excel") from None
    finally:
        if before is None:
            del os.environ[_SWITCH]
        else:
            os.environ[_SWITCH] = before
    return openpyxl
