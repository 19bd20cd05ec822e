"""`python -m oldcommunity`, and the entry point of `oc`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run `oc`; the version is told without loading anything else."""
    if _asks_for_version(sys.argv[1:]):
        from oldcommunity import __version__  # noqa: PLC0415 - nothing is imported that a run does not use

        sys.stdout.write(f"oc {__version__}\n")
        return
    if sys.argv[1:2] == ["--complete"]:
        from oldcommunity.cli.complete import answer  # noqa: PLC0415

        answer(sys.argv[2:])
        return
    # A run is over before looking for cycles among its objects would pay; what reads many files looks by itself.
    gc.disable()
    from oldcommunity.cli.app import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


def _asks_for_version(words: list[str]) -> bool:
    """Whether nothing is asked for but the version, in whatever language."""
    match words:
        case ["--version"] | ["--version", "--lang", _] | ["--lang", _, "--version"]:
            return True
        case ["--version", last] | [last, "--version"]:
            return last.startswith("--lang=")
    return False


if __name__ == "__main__":
    main()
