"""Which program git is: never one that lies in the folder where somebody works."""

from __future__ import annotations

import os
import sys

from oldcommunity.errors import BookError


def git_program() -> str:
    """Git, as it is called; Windows would look into the working folder first, where a repository may hold anything."""
    if sys.platform != "win32":
        return "git"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = os.path.join(folder.strip('"'), "git.exe")  # noqa: PTH118 - a text for the system
        if os.path.isabs(program) and os.path.isfile(program):  # noqa: PTH113, PTH117
            return program
    raise BookError("no-git")
