"""What ships with the package and is no code: the sample books and the templates.

They have one home, the repository's root. A wheel carries them inside the package (`force-include` in
`pyproject.toml`), under a name that no module has.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_FOLDER = "_shipped"


def shipped(name: str, package: Path = _PACKAGE) -> Path:
    """A file or folder that ships with the package: `data`, `examples/city`, `templates`.

    Args:
        name: its path from the repository's root, with `/`.
        package: the package's folder.

    Raises:
        LookupError: it is neither in the package nor in a repository around it; the installation is broken.
    """
    for place in (package / _FOLDER / name, package.parent.parent / name):
        if place.exists():
            return place
    raise LookupError(name)
