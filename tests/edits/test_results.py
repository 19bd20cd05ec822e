"""A file asked for with `--output` holds what it held before, or all of the result."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from oldcommunity.edits import writing
from oldcommunity.edits.results import put_result

#: Commands that write a file, and its name.
RESULTS = [
    (("status",), "状况.md"),
    (("list",), "list.csv"),
    (("report", "inspection", "--project", "2022-jia"), "督查.docx"),
    (("export",), "报表.xlsx"),
    (("export",), "报表.csv"),
    (("schema", "project"), "project.json"),
]


@pytest.fixture
def full(monkeypatch):
    """A disk with no room left."""

    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", fail)


@pytest.mark.parametrize(("words", "name"), RESULTS)
def test_where_it_cannot_be_written_the_old_file_stays(desk, full, words, name):
    del full
    (desk.root / name).write_bytes(b"last month's")
    before = desk.everything()
    told = desk(*words, "-o", name, code=3).stderr
    assert told.splitlines() == [told.strip()]
    assert "the disk is full" in told
    assert name in told
    assert desk.everything() == before


@pytest.mark.parametrize(("words", "name"), RESULTS)
def test_it_takes_the_old_ones_place_and_mode(desk, words, name):
    place = desk.root / name
    place.write_bytes(b"last month's")
    place.chmod(0o640)
    (desk.root / f".{name}.oc-1").write_bytes(b"what a crash left")
    desk(*words, "-o", name)
    assert len(place.read_bytes()) > 50
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert [path.name for path in desk.root.iterdir() if path.name.startswith(".")] == []


def test_a_link_stays_one(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.md"
    link.symlink_to("real/a.md")
    for content in (b"first", b"second"):
        put_result(link, content)
        assert link.is_symlink()
        assert (tmp_path / "real/a.md").read_bytes() == content


def test_what_is_no_file_is_written_into(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = []
    thread = threading.Thread(target=lambda: told.append(pipe.read_bytes()))
    thread.start()
    put_result(pipe, b"content")
    thread.join(5)
    assert told == [b"content"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_of_two_who_write_the_same_file_both_get_it_written(tmp_path, monkeypatch):
    """Each takes what the other has begun for a leftover, and both have to go on."""
    really = writing._write
    others = [2]

    def write(path, data, mode):
        really(path, data, mode)
        if others[0]:
            others[0] -= 1
            path.unlink()

    monkeypatch.setattr(writing, "_write", write)
    put_result(tmp_path / "a.md", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"whole"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_device_without_room_is_told(desk):
    before = desk.everything()
    assert "the disk is full" in desk("list", "--format", "csv", "-o", "/dev/full", code=3).stderr
    assert desk.everything() == before


def test_a_workbook_needs_room_for_temporary_files(desk):
    """One of them is larger than the system allows here, as on a disk that fills up meanwhile."""
    pytest.importorskip("resource")
    (desk.root / "报表.xlsx").write_bytes(b"last month's")
    before = desk.everything()
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))\n"
    code += "from oldcommunity.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "export", "-o", "报表.xlsx", "--lang", "en"],
        cwd=desk.root, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "OC_CACHE": "off"},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "the file is too large" in done.stderr
    assert desk.everything() == before
