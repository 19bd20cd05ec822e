"""What git knows of a book: revisions, the files they hold, and their bytes. The only module that runs git.

A repository can carry settings that run programs, and so can the environment. So: fixed arguments, settings
that start programs overridden, `GIT_*` variables dropped, only hashes after the first `rev-parse`, no network.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import IO, NamedTuple

from oldcommunity.errors import BookError
from oldcommunity.source.blame import Touch, touches
from oldcommunity.source.git_program import git_program
from oldcommunity.source.names import printable
from oldcommunity.source.text import MAX_BYTES

_SAFE = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.quotePath=false",
    "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
)  # fmt: skip
#: Variables of git's that only narrow where it looks for a repository.
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_HASH = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\n?")
_COMMITTER = re.compile(rb"^committer .* (-?\d+) ([+-])(\d\d)(\d\d)$", re.MULTILINE)
_LINK, _SUBMODULE = 0o120000, 0o160000


class TreeFile(NamedTuple):
    """A file of a revision."""

    path: str
    oid: str
    mode: int

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link, whose bytes are a path and not a record."""
        return self.mode == _LINK

    @property
    def is_submodule(self) -> bool:
        """Whether it is another repository, of which only a hash is known here."""
        return self.mode == _SUBMODULE


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a book.

    Attributes:
        top: its top folder.
    """

    top: Path

    @classmethod
    def of(cls, root: Path) -> Repository | None:
        """The repository around a folder; None where there is none to be used, or no git."""
        try:
            return cls.require(root)
        except BookError:
            return None

    @classmethod
    def require(cls, root: Path) -> Repository:
        """The repository around a folder.

        Raises:
            BookError: `no-git`, `no-repository`, or `git-failed` where git refuses it (`reason`).
        """
        done = _run(root, "rev-parse", "--show-toplevel", check=False)
        if done.returncode == 0:
            return cls(Path(os.fsdecode(done.stdout.removesuffix(b"\n"))))
        if b"not a git repository" in done.stderr:
            raise BookError("no-repository", start=printable(str(root)))
        raise _failed(done)

    def prefix(self, root: Path) -> str:
        """The path from the repository's top to a folder in it, with a `/` at its end; empty for the top."""
        path = root.resolve().relative_to(self.top.resolve()).as_posix()
        return "" if path == "." else f"{path}/"

    def head(self) -> str | None:
        """The commit that is checked out; None before the first."""
        return self._commit("HEAD")

    def resolve(self, rev: str) -> str:
        """The hash of the commit that a user's words name.

        Raises:
            BookError: `no-commits`, `unknown-revision`, or `shallow-clone` where history is cut off.
        """
        commit = self._commit(rev)
        if commit:
            return commit
        if self.head() is None:
            raise BookError("no-commits")
        raise BookError("shallow-clone" if self._is_shallow() else "unknown-revision", rev=printable(rev))

    def merge_base(self, one: str, other: str) -> str:
        """The newest commit that two revisions have in common; of several equally new, the one that git names first.

        Raises:
            BookError: one of them is unknown (see `resolve`), `no-merge-base`: they have nothing in common, or
                `shallow-base`: not in the part of the history that is here.
        """
        commits = self.resolve(one), self.resolve(other)
        done = _run(self.top, "merge-base", *commits, check=False)
        if not _HASH.fullmatch(done.stdout):
            if self._is_shallow():
                raise BookError("shallow-base", rev=printable(one))
            raise BookError("no-merge-base", rev=printable(one), other=printable(other))
        return done.stdout.decode().strip()

    def short(self, commit: str) -> str:
        """A commit's hash as short as it is unique here."""
        return self._ask("rev-parse", "--short", "--verify", "--end-of-options", commit).decode().strip()

    def commit_day(self, commit: str) -> int:
        """The day of a commit, where it was made."""
        match = _COMMITTER.search(self._ask("cat-file", "commit", commit))
        if match is None:
            raise BookError("git-failed", detail="committer")
        ahead = timedelta(hours=int(match[3]), minutes=int(match[4]))
        zone = timezone(-ahead if match[2] == b"-" else ahead)
        return datetime.fromtimestamp(int(match[1]), UTC).astimezone(zone).toordinal()

    def files(self, commit: str, prefix: str = "") -> list[TreeFile]:
        """The files at a commit below a prefix, by path; paths are relative to the prefix."""
        listing = self._ask("ls-tree", "-r", "-z", "--full-tree", commit, *(["--", prefix] if prefix else []))
        found = []
        for entry in listing.split(b"\0")[:-1]:
            about, _, path = entry.partition(b"\t")
            mode, _, oid = about.split(b" ")
            found.append(TreeFile(os.fsdecode(path)[len(prefix) :], oid.decode(), int(mode, 8)))
        return sorted(found)

    def blobs(self, oids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The bytes of blobs, in the order asked for; of an oversized one only as much as shows that it is.

        Raises:
            BookError: `git-failed` where one is not in the repository.
        """
        with tempfile.TemporaryFile() as wanted:  # a pipe would fill up while both sides write
            wanted.writelines(oid.encode() + b"\n" for oid in oids)
            wanted.seek(0)
            with _start(self.top, "cat-file", "--batch", "--buffer", stdin=wanted) as process:
                assert process.stdout is not None
                try:
                    yield from _batch(process.stdout)
                finally:
                    process.kill()

    def dirty(self, prefix: str = "") -> bool:
        """Whether files below a prefix differ from what is checked out, or are not in git at all."""
        arguments = ("status", "--porcelain", "-z", "--ignore-submodules=all", "--", prefix or ".")
        return bool(_run(self.top, *arguments, settings=self._filters_off()).stdout)

    def blame(self, path: str, lines: list[int], commit: str | None = None) -> dict[int, Touch]:
        """Who last touched some lines of a file, at a commit or as it is on disk.

        Lines that no commit holds are left out, and so is a file that git does not know.
        """
        ranges = [word for line in lines for word in ("-L", f"{line},{line}")]
        arguments = ("blame", "--line-porcelain", "--no-textconv", "--encoding=UTF-8", *ranges)
        where = (*([commit] if commit else []), "--", path)
        settings = self._filters_off() | {"blame.ignoreRevsFile": ""}
        done = _run(self.top, *arguments, *where, check=False, settings=settings)
        return dict(touches(done.stdout)) if done.returncode == 0 else {}

    def turns_line_ends(self, path: str) -> bool:
        """Whether a file that is checked out gets other line ends than it was committed with."""
        setting = _run(self.top, "config", "--get", "core.autocrlf", check=False).stdout.strip()
        told = self._ask("check-attr", "-z", "text", "eol", "--", path).split(b"\0")
        text, eol = told[2], told[5]
        return setting == b"true" and text != b"unset" and eol == b"unspecified"

    def _commit(self, rev: str) -> str | None:
        if "\0" in rev:
            return None
        done = _run(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}", check=False)
        return done.stdout.decode().strip() if _HASH.fullmatch(done.stdout) else None

    def _is_shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository") == b"true\n"

    def _ask(self, *arguments: str) -> bytes:
        return _run(self.top, *arguments).stdout

    def _filters_off(self) -> dict[str, str]:
        """Settings that keep `status` from starting the filters that the repository's own settings name."""
        names = _run(self.top, "config", "-z", "--name-only", "--get-regexp", r"^filter\.", check=False).stdout
        keys = sorted(set(os.fsdecode(names).split("\0")) - {""})
        return {key: "false" if key.endswith(".required") else "" for key in keys}


def _batch(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    while header := stream.readline():
        oid, kind, *size = header.split()
        if not size:
            raise BookError("git-failed", detail=f"{oid.decode()} {kind.decode()}")
        left = int(size[0])
        data = stream.read(min(left, MAX_BYTES + 1))
        left += 1 - len(data)
        while left > 0:
            left -= len(stream.read(min(left, MAX_BYTES)))
        yield oid.decode(), data


def _environment(settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    kept |= {"LC_ALL": "C", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    kept["GIT_CONFIG_COUNT"] = str(len(settings))
    for number, (key, value) in enumerate(settings.items()):
        kept |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return kept


def _start(
    root: Path, *arguments: str, stdin: IO[bytes] | int = subprocess.DEVNULL, settings: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    command = [git_program(), "-C", str(root), *_SAFE, *arguments]
    try:
        return subprocess.Popen(  # noqa: S603 – a fixed program, a list of arguments, no shell
            command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment(settings or {})
        )
    except OSError as error:
        raise BookError("no-git") from error


def _run(
    root: Path, *arguments: str, check: bool = True, settings: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    with _start(root, *arguments, settings=settings) as process:
        output, errors = process.communicate()
    done = subprocess.CompletedProcess(arguments, process.returncode, output, errors)
    if check and done.returncode:
        raise _failed(done)
    return done


def _failed(done: subprocess.CompletedProcess[bytes]) -> BookError:
    """Git's own first line of complaint, safe to print."""
    line = next(iter(os.fsdecode(done.stderr).splitlines()), "")
    return BookError("git-failed", detail=printable(line.removeprefix("fatal: "))[:200])
