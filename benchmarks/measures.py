"""The measurements, in three groups: starting, reading a book for the first time, and asking a book that was read."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from result import Bench, Result
from timing import Run, take_turns

ROOT = Path(__file__).parent.parent
#: The targets about a large book are for this many projects.
LARGE = 300_000
_COLD = 10_000
#: So many files are given to check-jsonschema; its time for all is worked out from them.
_SAMPLE = 200

Books = dict[int, Path]


def start_up(bench: Bench, books: Books) -> list[Result]:  # noqa: ARG001 - one signature for all groups
    """Commands that do nearly nothing, against the imports that they cannot do without."""
    cache = {"OC_CACHE": str(bench.scratch / "cache-start")}
    typer = Run(bench.python("import typer"), ROOT)
    rich = Run(bench.python("import typer, rich.table"), ROOT)
    version = Run(bench.oc("--version"), ROOT)
    complete = Run(bench.oc("--complete", "bash", "=st"), ROOT)
    status = Run(bench.oc("status"), ROOT, cache)
    show_help = Run(bench.oc("--help"), ROOT)
    status.once()
    status.seconds.clear()
    take_turns([typer, version, complete, rich, status, show_help], 2 * bench.runs)
    return [
        Result("oc --version", version.best, "ms", "import typer", typer.best, most=1.3),
        Result("completion of a word in bash", complete.best, "ms", "import typer", typer.best, most=1.3),
        Result("oc status, shipped book, warm", status.best, "ms", "import typer, rich.table", rich.best, most=2),
        Result("oc --help", show_help.best, "ms", "import typer, rich.table", rich.best),
    ]


def cold_load(bench: Bench, books: Books) -> list[Result]:
    """Reading all files for the first time, against libyaml's own pass and against check-jsonschema."""
    size = max([size for size in books if size <= _COLD], default=min(books))
    book, cache = books[size], bench.scratch / "cache-cold"
    events = Run(bench.floor("events", book), ROOT)
    load = Run(
        bench.floor("load", book),
        ROOT,
        {"OC_CACHE": str(cache)},
        before=lambda: shutil.rmtree(cache, ignore_errors=True),
    )
    take_turns([events, load], max(3, bench.runs // 3))
    name = f"{size:,} projects, cold"
    is_counted = size >= _COLD
    most = 3 if is_counted else None
    results = [Result(name, load.best, "ms", "libyaml's events, reading too", events.best, most=most)]
    checker = Path(sys.executable).with_name("check-jsonschema")
    if checker.exists():
        schema = bench.scratch / "project.json"
        Run(bench.floor("schema", schema), ROOT).once()
        files = sorted(map(str, (book / "projects").rglob("*.yaml")))
        words = [str(checker), "--schemafile", str(schema)]
        few, many = Run([*words, files[0]], ROOT), Run([*words, *files[:_SAMPLE]], ROOT)
        take_turns([few, many], 2)
        per_file = (many.best - few.best) / (min(_SAMPLE, len(files)) - 1)
        scaled = few.best + per_file * (len(files) - 1)
        least = 10 if is_counted else None
        against = f"check-jsonschema ({_SAMPLE} scaled)"
        results.append(Result(name, load.best, "ms", against, scaled, least=least, faster=True))
    return results


def warm_status(bench: Bench, books: Books) -> list[Result]:
    """`oc status` on books of several sizes that were read before, and what else is asked of them."""
    results: list[Result] = []
    for size, book in sorted(books.items()):
        results += _one_size(bench, size, book, largest=size == max(books))
    return results


def _one_size(bench: Bench, size: int, book: Path, *, largest: bool) -> Iterator[Result]:
    cache = {"OC_CACHE": str(bench.scratch / f"cache-{size}")}
    words = bench.oc("status", "--format", "plain", "--data", book)
    cold, status = Run(words, ROOT, cache), Run(words, ROOT, cache)
    git = Run(["git", "-C", str(book), "status"], ROOT)
    print(f"reading {size:,} projects …", file=sys.stderr, flush=True)
    cold.once()
    status.once()
    status.seconds.clear()
    status.memory = 0
    take_turns([status, git] if largest else [status], bench.runs)
    is_large = size >= LARGE
    name = f"{size:,} projects"
    warm = f"oc status, {name}, warm"
    if not largest:
        yield Result(warm, status.best)
    else:
        yield Result(warm, status.best, "ms", "git status", git.best, most=2 if is_large else None)
        figures = Run(bench.floor("figures", book), ROOT, cache)
        figures.once()
        figure, milliseconds = figures.output.split()
        slowest = f"slowest figure ({figure}), SQL, {name}"
        yield Result(slowest, float(milliseconds), most=500 if is_large else None)
    yield Result(f"oc status after an edit, {name}", _edited(bench, words, cache, book))
    if size <= _COLD or is_large:
        at_head = Run([*words, "--rev", "HEAD"], ROOT, cache)
        at_head.once()
        first = at_head.best
        at_head.seconds.clear()
        take_turns([at_head], max(3, bench.runs // 3))
        yield Result(f"--rev HEAD, {name}, first time", first)
        yield Result(f"--rev HEAD, {name}, again", at_head.best)
    if largest:
        yield Result(f"memory, {name}, cold", cold.memory, "MB", most=300 if is_large else None)
        yield Result(f"memory, {name}, warm", status.memory, "MB")


def _edited(bench: Bench, words: list[str], cache: dict[str, str], book: Path) -> float:
    """The time of a status after one project's file has changed."""
    file = min((book / "projects" / "2022").rglob("*.yaml"))
    before = file.read_bytes()
    number = 0

    def edit() -> None:
        nonlocal number
        number += 1
        file.write_bytes(before + f"# {number}\n".encode())

    run = Run(words, ROOT, cache, before=edit)
    take_turns([run], max(3, bench.runs // 3))
    file.write_bytes(before)
    return run.best
