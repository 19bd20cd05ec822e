"""`python -m oldcommunity`, and the entry point of `oc`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run `oc`; the version is told without loading anything else."""
    if sys.argv[1:] == ["--version"]:
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


if __name__ == "__main__":
    main()
