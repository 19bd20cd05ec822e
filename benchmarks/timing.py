"""Timing fresh processes side by side: all of a group take turns, and the fastest run of each counts.

Whatever else the machine does slows runs down and never speeds them up, so the minimum is what the work costs;
taking turns gives each competitor the same weather.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: What would make runs differ from those of a user: our own settings, and Python told to compile anew each time.
_DROPPED = ("OC_", "_OC_", "GIT_", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


@dataclass(slots=True)
class Run:
    """A command to be timed.

    Attributes:
        words: the command.
        folder: where it runs.
        environment: beside the surroundings that all share.
        before: what is to be done before each run, untimed.
        seconds: the wall time of each run so far.
        busy: the seconds that the processor worked for each, of the user and the system.
        memory: the most that a run had in memory, in MB.
        output: what the last run printed.
    """

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    memory: float = 0.0
    output: str = ""

    @property
    def best(self) -> float:
        """The fastest run, in milliseconds."""
        return min(self.seconds) * 1000

    @property
    def least_work(self) -> float:
        """The run that took the processor least, in milliseconds."""
        return min(self.busy) * 1000

    def once(self) -> None:
        """Run it once more.

        Raises:
            SystemExit: the command failed, so there is nothing to compare.
        """
        if self.before:
            self.before()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_DROPPED)}
        start = time.perf_counter()
        process = subprocess.Popen(
            self.words,
            cwd=self.folder,
            env={**kept, "LANG": "C.UTF-8", **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.busy.append(usage.ru_utime + usage.ru_stime)
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(self.words)} ended with {process.returncode}:\n{output.decode()}")
        self.memory = max(self.memory, usage.ru_maxrss / 1024)
        self.output = output.decode()


def take_turns(runs: Sequence[Run], times: int) -> None:
    """Run all, one after the other, so many times."""
    for _ in range(times):
        for run in runs:
            run.once()
