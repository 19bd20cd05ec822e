"""What is different on Windows, as far as another system can show it; the rest is told on `docs/windows.md`."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from cli.made_up import BOOK
from conftest import ROOT, write_book
from oldcommunity.cli import app, book_files
from oldcommunity.edits import batch, writing
from oldcommunity.errors import BookError
from oldcommunity.source import discover
from oldcommunity.source.git_program import git_program
from oldcommunity.source.names import awkward_names


@pytest.fixture
def windows(monkeypatch):
    """A system that calls itself Windows, with its locks."""
    locks = SimpleNamespace(held=0, taken=0, LK_NBLCK=2)

    def locking(descriptor: int, mode: int, length: int) -> None:
        assert (mode, length) == (locks.LK_NBLCK, 1)
        os.fstat(descriptor)
        if locks.held:
            locks.held -= 1
            raise PermissionError(errno.EACCES, "Permission denied")
        locks.taken += 1

    locks.locking = locking
    monkeypatch.setitem(sys.modules, "msvcrt", locks)
    monkeypatch.setattr(sys, "platform", "win32")
    return locks


class TestWriting:
    """Locks are those of msvcrt, and a file that a scanner holds is waited for."""

    def test_a_writer_waits_for_another(self, tmp_path, windows):
        windows.held = 3
        with writing.writing(tmp_path):
            assert windows.taken == 1
            assert [path.name for path in tmp_path.iterdir()] == [".oc-lock"]
        assert list(tmp_path.iterdir()) == []

    def test_a_writer_gives_up_at_last(self, tmp_path, windows, monkeypatch):
        windows.held = 1 << 30
        monkeypatch.setattr(writing, "_LOCK_SECONDS", 0.05)
        with pytest.raises(BookError) as refused, writing.writing(tmp_path):
            pass
        assert refused.value.key == "book-locked"

    @pytest.mark.parametrize(("tries", "done"), [(5, True), (1000, False)])
    def test_a_file_that_somebody_holds_is_tried_again(self, tmp_path, windows, monkeypatch, tries, done):
        del windows
        file = tmp_path / "funding.yaml"
        file.write_bytes(b"old")
        left = [tries]
        really = Path.replace

        def held(path: Path, target: Path) -> Path:
            left[0] -= 1
            if left[0] >= 0:
                raise PermissionError(errno.EACCES, "Access is denied")
            return really(path, target)

        monkeypatch.setattr(Path, "replace", held)
        monkeypatch.setattr(writing, "_PAUSE", 0)
        if done:
            writing.replace_file(tmp_path, "funding.yaml", b"old", b"new")
            assert file.read_bytes() == b"new"
        else:
            with pytest.raises(BookError) as refused:
                writing.replace_file(tmp_path, "funding.yaml", b"old", b"new")
            assert refused.value.key == "cannot-write"
            assert file.read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == ["funding.yaml"]

    def test_what_a_crash_left_may_be_held(self, tmp_path, monkeypatch):
        (tmp_path / "funding.yaml").write_bytes(b"old")
        stale = tmp_path / ".funding.yaml.oc-1"
        stale.write_bytes(b"torn")
        really = Path.unlink

        def held(path: Path, *, missing_ok: bool = False) -> None:
            if path == stale:
                raise PermissionError(errno.EACCES, "Access is denied")
            really(path, missing_ok=missing_ok)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", held)
            writing.replace_file(tmp_path, "funding.yaml", b"old", b"new")
        assert (tmp_path / "funding.yaml").read_bytes() == b"new"

    @pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9"])
    def test_no_file_is_made_that_windows_cannot_have(self, tmp_path, inside, name):
        root = write_book(tmp_path, BOOK)
        for words in ((), ("--dry-run",)):
            done = inside("new", name, "--name", "丁新村", "--cohort", "2022", *words, cwd=root, OC_LANG="en")
            assert done.returncode == 3
            assert "Windows cannot have" in done.stderr
        assert not list(root.rglob(f"{name}.yaml"))


class TestNames:
    """Paths as they are typed on Windows."""

    def test_capitals_do_not_matter_where_the_system_does_not_mind(self, tmp_path, monkeypatch):
        root = write_book(tmp_path, BOOK).resolve()
        (file,) = sorted(root.glob("projects/*.yaml"))[:1]
        assert book_files.as_listed(file.with_name(file.name.upper())) == file
        assert book_files.as_listed(file) == file
        monkeypatch.chdir(root)
        really = os.path.lexists
        monkeypatch.setattr(os.path, "lexists", lambda path: really(str(path).lower()) or really(path))
        told = f"projects/{file.name.upper()}"
        assert book_files.books_of([told], None) == [(root, (f"projects/{file.name}",))]
        assert book_files.books_of([told], str(root)) == [(root, (f"projects/{file.name}",))]

    def test_a_drive_and_backslashes_become_the_path_of_a_book(self):
        """The steps that `cli/book_files.py` takes, with the paths of Windows."""
        here = PureWindowsPath(r"D:\台账\data")
        for given in (r"projects\2022\x.yaml", r"D:\台账\data\projects\2022\x.yaml", "projects/2022/x.yaml"):
            assert (here / given).relative_to(here).as_posix() == "projects/2022/x.yaml"
        assert not (here / r"C:\x.yaml").is_relative_to(here)

    def test_names_that_windows_cannot_have_are_told(self):
        names = ["con.yaml", "NUL.yaml", "com1.yaml", "a:b.yaml", "a?.yaml", "a ", "a.", "好.yaml", "console.yaml"]
        told = {problem.at.path for problem in awkward_names("", names)}
        assert told == set(names) - {"好.yaml", "console.yaml"}

    def test_folders_are_read_alike_where_they_have_no_handles(self, tmp_path):
        root = write_book(tmp_path, BOOK)
        for folder in (root, root / "projects"):
            assert discover._by_path(str(folder)) == discover._by_handle(str(folder))


class TestOutput:
    """A console of Windows shows what it can; a file and a pipe get the bytes that they get elsewhere."""

    def stream(self, encoding: str, monkeypatch: pytest.MonkeyPatch, *, console: bool = False) -> io.BytesIO:
        told = io.BytesIO()
        for name in ("stdout", "stderr"):
            stream = io.TextIOWrapper(told, encoding=encoding, newline="\r\n", write_through=True)
            monkeypatch.setattr(stream, "isatty", lambda: console, raising=False) if console else None
            monkeypatch.setattr(sys, name, stream)
        return told

    def test_what_goes_to_a_file_is_the_same_as_elsewhere(self, windows, monkeypatch):
        del windows
        told = self.stream("cp936", monkeypatch)
        app._prepare_streams()
        sys.stdout.write("开工 ✓\r\nb\n")
        assert told.getvalue() == "开工 ✓\r\nb\n".encode()

    def test_somebody_may_ask_for_another_encoding(self, windows, monkeypatch):
        del windows
        monkeypatch.setenv("PYTHONIOENCODING", "gbk")
        told = self.stream("gbk", monkeypatch)
        app._prepare_streams()
        sys.stdout.write("开工 ✓\n")
        assert told.getvalue() == "开工 \\u2713\r\n".encode("gbk")

    @pytest.mark.parametrize(
        ("error", "gone"),
        [
            (BrokenPipeError(errno.EPIPE, "Broken pipe"), True),
            (OSError(errno.EINVAL, "Invalid argument"), True),
            (OSError(errno.EINVAL, "Invalid argument", "x.csv"), False),
            (OSError(errno.ENOSPC, "No space left on device"), False),
        ],
    )
    def test_a_reader_that_has_gone_is_no_error(self, windows, error, gone):
        del windows
        assert app._reader_is_gone(error) == gone


def test_git_is_never_taken_from_the_working_folder(tmp_path, windows, monkeypatch):
    del windows
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / "git.exe").write_bytes(b"")
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", f'"{there}"']))
    assert git_program() == str(there / "git.exe")
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(BookError) as refused:
        git_program()
    assert refused.value.key == "no-git"


def test_a_patch_has_the_line_ends_of_its_file():
    edit = batch.Edit("funding.yaml", b"a: 1\r\nb: \xe2\x80\xa8\r\n", b"a: 2\r\nb: \xe2\x80\xa8\r\n")
    assert batch.difference([edit]).decode().split("\n")[3:6] == ["-a: 1\r", "+a: 2\r", " b: \u2028\r"]


def test_the_page_says_what_was_only_reasoned_about():
    page = (ROOT / "docs/windows.md").read_text(encoding="utf-8")
    assert "only reasoned about" in page
    assert "只是推断" in page
