"""What all other commands take, against `oc status` on the same book: a city of 300 projects with 36 months each."""

from __future__ import annotations

from pathlib import Path

from result import Bench, Result
from timing import Run, take_turns

#: How many projects the city has, and how many months each of them reports, as far as they are over.
PROJECTS, MONTHS = 300, 36
_MOST = 2.0
#: Commands that answer from the compiled book; `PAPER` and `OUT` are files of the benchmark.
_COMMANDS = (
    "schedule",
    "schedule --gantt",
    "chart wall -o OUT.html",
    "chart dashboard -o OUT.html",
    *(
        f"report {paper}{told}"
        for paper in ("monthly", "bulletin", "inspection", "project --project PROJECT")
        for told in (" -o OUT.md", " -o OUT.html", " -o OUT.docx")
    ),
    "verify PAPER",
    "funding",
    "issues",
    "issues --inspections",
    "trend completion_rate",
    "export -o OUT.json --format oc4ids",
)
#: These are looked at only: one hashes all files, the other names every project.
_FREE = ("validate", "list")


def commands(bench: Bench, city: Path) -> list[Result]:
    """The processor's time for each command, from the files and from the compiled book, side by side with a status."""
    files = {f"OUT.{ending}": str(bench.scratch / f"out.{ending}") for ending in ("html", "md", "docx", "json")}
    files |= {"PAPER": str(bench.scratch / "paper.md"), "PROJECT": min((city / "projects/2022").iterdir()).stem}
    kept = {"from files": "off", "again": str(bench.scratch / "cache-city")}
    return [result for how, cache in kept.items() for result in _commands(bench, city, files, how, cache)]


def _commands(bench: Bench, city: Path, files: dict[str, str], how: str, cache: str) -> list[Result]:
    def run(words: str) -> Run:
        told = [files.get(word, word) for word in words.split()]
        return Run(bench.oc(*told, "--data", city), bench.scratch, {"OC_CACHE": cache})

    status = run("status")
    run("report monthly -o PAPER").once()
    runs = {words: run(words) for words in (*_COMMANDS, *_FREE)}
    for each in (status, *runs.values()):
        # What was never asked before is answered once and kept.
        each.once()
        each.busy.clear()
    take_turns([status, *runs.values()], bench.runs)
    return [
        Result(
            f"oc {words.replace('-o OUT.', '-o x.').replace(' PROJECT', ' ID').replace('PAPER', 'x.md')}, {how}",
            each.least_work,
            "ms",
            f"oc status, {PROJECTS} × {MONTHS} months",
            status.least_work,
            most=None if words in _FREE else _MOST,
        )
        for words, each in runs.items()
    ]
