"""How fast `oc` is, as ratios against floors and peers measured in the same run; exit code 1 where a target is missed.

`make bench` runs it; what is measured and why is told in `docs/speed.md`. Everything that it needs is made in
a temporary folder and deleted afterwards.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from commands import MONTHS, PROJECTS, commands
from measures import cold_load, start_up, warm_status
from result import Bench, Result, table

HERE = Path(__file__).parent


def main() -> None:
    """Measure, print the table, and tell whether all targets are met."""
    options = _options()
    sizes = [64, 2000] if options.quick else sorted(int(size) for size in options.sizes.split(","))
    with tempfile.TemporaryDirectory(prefix="oc-bench-") as temporary:
        bench = Bench(Path(temporary), options.runs)
        folder = Path(options.keep).absolute() if options.keep else bench.scratch
        books = {size: _book(folder, size) for size in sizes}
        results: list[Result] = []
        for measure in (start_up, cold_load, warm_status):
            found = measure(bench, books)
            results += found
            print(table(found, heading=measure is start_up), flush=True)
        found = commands(bench, _book(folder, PROJECTS, MONTHS))
        results += found
        print("\nThe processor's time, all processes of a command together:")
        print(table(found, heading=True), flush=True)
    missed = sum(result.missed for result in results)
    print(f"\n{_machine()}; {'all targets met' if not missed else f'{missed} targets missed'}")
    sys.exit(1 if missed else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed of oc as ratios against floors and peers.")
    parser.add_argument("--sizes", default="64,10000,300000", help="how many projects the books have")
    parser.add_argument(
        "--quick", action="store_true", help="64 and 2,000 projects only, without the targets of larger books"
    )
    parser.add_argument("--keep", metavar="DIR", help="make the books there, or use those that an earlier run made")
    parser.add_argument("--runs", type=int, default=9, help="how often each process runs; the fastest counts")
    return parser.parse_args()


def _book(folder: Path, size: int, months: int = 12) -> Path:
    """A made-up book of so many projects with so many months each, committed in a repository of its own."""
    name = f"book-{size}" if months == 12 else f"book-{size}-{months}"
    book, done = folder / name, folder / f"{name}.made"
    if not done.exists():
        shutil.rmtree(book, ignore_errors=True)
        book.mkdir(parents=True)
        print(f"making a book of {size:,} projects …", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, HERE / "make_book.py", book, str(size), str(months)], check=True)
        git = ["git", "-C", str(book), "-c", "user.name=bench", "-c", "user.email=bench@example.invalid"]
        for words in (
            ["init", "--quiet"],
            ["config", "core.autocrlf", "false"],
            ["config", "gc.auto", "0"],
            ["add", "--all"],
            ["commit", "--quiet", "--message", "made up"],
            ["status", "--porcelain"],
        ):
            subprocess.run([*git, *words], check=True, stdout=subprocess.DEVNULL)
        done.touch()
    return book


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
