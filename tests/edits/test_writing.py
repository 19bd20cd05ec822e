"""A file is replaced whole or not at all, by one writer at a time."""

from __future__ import annotations

import errno
import os
import stat
import threading

import pytest

from oldcommunity.edits import writing as module
from oldcommunity.edits.writing import current, replace_file, writing
from oldcommunity.errors import BookError


@pytest.fixture
def root(tmp_path):
    (tmp_path / "published.yaml").write_bytes(b"old")
    return tmp_path


def names(root):
    return sorted(path.name for path in root.iterdir())


def test_the_mode_is_kept_and_nothing_is_left_beside(root):
    file = root / "published.yaml"
    file.chmod(0o640)
    (root / ".published.yaml.oc-1").write_bytes(b"what a crash left")
    replace_file(root, "published.yaml", b"old", b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert names(root) == ["published.yaml"]


def test_a_file_that_is_not_there_is_made(root):
    replace_file(root, "other.yaml", None, b"new")
    assert (root / "other.yaml").read_bytes() == b"new"


@pytest.mark.parametrize(("path", "old"), [("published.yaml", b"older"), ("published.yaml", None), ("x.yaml", b"old")])
def test_what_somebody_else_has_changed_is_left_alone(root, path, old):
    with pytest.raises(BookError) as refused:
        replace_file(root, path, old, b"new")
    assert refused.value.key in ("changed-since", "cannot-write")
    assert (root / "published.yaml").read_bytes() == b"old"
    assert names(root) == ["published.yaml"]


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
def test_an_error_of_the_system_leaves_the_old_bytes(root, call, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.os, call, fail)
    with pytest.raises(BookError) as refused:
        replace_file(root, "published.yaml", b"old", b"new")
    assert (refused.value.key, refused.value.params["reason"]) == ("cannot-write", "ENOSPC")
    assert (root / "published.yaml").read_bytes() == b"old"
    assert names(root) == ["published.yaml"]


def test_links_are_not_followed(root):
    (root / "link.yaml").symlink_to(root / "published.yaml")
    with pytest.raises(BookError) as refused:
        current(root, "link.yaml")
    assert refused.value.key == "cannot-write"


def test_two_writers_never_write_at_once(root, monkeypatch):
    monkeypatch.setattr(module, "_LOCK_SECONDS", 0.05)
    entered, leave = threading.Event(), threading.Event()

    def first():
        with writing(root):
            entered.set()
            leave.wait(5)

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait(5)
    with pytest.raises(BookError) as refused, writing(root):
        pytest.fail("two at once")
    assert refused.value.key == "book-locked"
    leave.set()
    thread.join()
    with writing(root):
        assert os.path.lexists(root / "published.yaml")


def test_there_is_nothing_to_lock_in_a_folder_that_is_not_there(root):
    with pytest.raises(BookError) as refused, writing(root / "nowhere"):
        pytest.fail("written into nothing")
    assert refused.value.key == "cannot-write"


def test_a_file_that_nobody_may_write_is_not_replaced(root, monkeypatch):
    monkeypatch.setattr(module.os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(BookError) as refused:
        replace_file(root, "published.yaml", b"old", b"new")
    assert refused.value.params["reason"] == "EACCES"
    assert (root / "published.yaml").read_bytes() == b"old"
    assert names(root) == ["published.yaml"]
