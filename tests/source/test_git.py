"""git answers about revisions, and nothing in a repository or the environment makes it do anything else."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from oldcommunity.errors import BookError
from oldcommunity.source.git import Repository, TreeFile
from oldcommunity.source.text import MAX_BYTES

AUTHOR = {
    "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x",
    "GIT_AUTHOR_DATE": "2022-03-31T23:30:00+0800", "GIT_COMMITTER_DATE": "2022-03-31T23:30:00+0800",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
}  # fmt: skip


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], env=os.environ | AUTHOR, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def commit(root: Path, files: dict[str, bytes]) -> str:
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    place = tmp_path / "top"
    place.mkdir()
    git(place, "init", "-q", "-b", "main")
    return place


def repository(root: Path) -> Repository:
    found = Repository.of(root)
    assert found is not None
    return found


def key_of(call: object, *arguments: object) -> str:
    with pytest.raises(BookError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.key


def test_files_of_a_commit_are_told_from_the_books_root(top):
    first = commit(top, {"data/book.yaml": b"format: 1\n", "data/projects/崇桂.yaml": b"id: a\n", "README": b"x"})
    (top / "data/projects/link.yaml").symlink_to("/etc/passwd")
    second = commit(top, {"data/projects/b.yaml": b"id: b\n"})
    found = repository(top / "data")
    assert found.prefix(top / "data") == "data/"
    assert found.prefix(top) == ""
    assert [file.path for file in found.files(first, "data/")] == ["book.yaml", "projects/崇桂.yaml"]
    assert [file.path for file in found.files(first)] == ["README", "data/book.yaml", "data/projects/崇桂.yaml"]
    later = {file.path: file for file in found.files(second, "data/")}
    assert [path for path, file in later.items() if file.is_link] == ["projects/link.yaml"]
    assert [file.path for file in found.files(second, "data/projects/")] == ["b.yaml", "link.yaml", "崇桂.yaml"]
    assert not later["book.yaml"].is_submodule
    assert TreeFile("x", "0" * 40, 0o160000).is_submodule


def test_blobs_come_in_the_order_asked_for(top):
    contents = [b"id: a\n", b"", b"\0\n\n" * 1000, "名".encode() * 40_000, b"x" * (MAX_BYTES * 3), b"last"]
    now = commit(top, {f"{i}.yaml": content for i, content in enumerate(contents)})
    found = repository(top)
    oids = [file.oid for file in found.files(now)]
    read = list(found.blobs(reversed(oids)))
    assert [oid for oid, _ in read] == oids[::-1]
    assert [data[: MAX_BYTES + 1] for data in contents][::-1] == [data for _, data in read]
    for oid, data in read:
        if len(data) <= MAX_BYTES:
            assert hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest() == oid
    assert list(found.blobs([])) == []
    assert key_of(lambda: list(found.blobs(["0" * 40]))) == "git-failed"
    next(found.blobs(oids))  # left in the middle: no pipe stays open


def test_many_blobs_do_not_block(top):
    now = commit(top, {"a.yaml": b"x" * 3000})
    found = repository(top)
    (file,) = found.files(now)
    assert sum(len(data) for _, data in found.blobs([file.oid] * 5000)) == 15_000_000


def test_revisions_are_resolved_to_hashes(top):
    first = commit(top, {"a": b"1"})
    second = commit(top, {"a": b"2"})
    git(top, "tag", "-a", "v1", "-m", "x", first)
    found = repository(top)
    assert [found.resolve(rev) for rev in ("HEAD", "main", "HEAD~1", "v1", first[:9], "@", "HEAD@{0}")] == [
        second, second, first, first, first, second, second,
    ]  # fmt: skip
    assert found.head() == second
    assert second.startswith(found.short(second))
    assert len(found.short(second)) < 40
    assert found.commit_day(first) == dt.date(2022, 3, 31).toordinal()


@pytest.mark.parametrize(
    "rev",
    ["nowhere", "", "HEAD~9", "HEAD:a", "--output=canary", "-h", "--all", "v1..HEAD", "^HEAD", "a b", "a\nb", "a\0b",
     "\x1b[31m", "\udcff", "HEAD^{tree}", ":/x;touch canary", "@{-1}"],
)  # fmt: skip
def test_what_names_no_commit_is_refused(top, rev):
    commit(top, {"a": b"1"})
    with pytest.raises(BookError) as caught:
        repository(top).resolve(rev)
    assert caught.value.key == "unknown-revision"
    assert str(caught.value.params["rev"]).isprintable()
    assert not list(top.parent.rglob("canary"))


def test_what_is_missing_is_named(top, tmp_path, monkeypatch):
    found = repository(top)
    assert found.head() is None
    assert key_of(found.resolve, "HEAD") == "no-commits"
    assert Repository.of(tmp_path) is None
    assert key_of(Repository.require, tmp_path) == "no-repository"
    assert Repository.of(tmp_path / "missing") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Repository.of(top) is None
    assert key_of(Repository.require, top) == "no-git"
    assert key_of(found.head) == "no-git"


def test_a_shallow_clone_says_that_history_is_cut_off(top, tmp_path):
    first = commit(top, {"a": b"1"})
    commit(top, {"a": b"2"})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{top}", "shallow")
    found = repository(tmp_path / "shallow")
    assert found.head() is not None
    assert key_of(found.resolve, first) == "shallow-clone"


def test_a_detached_head_and_a_broken_one(top):
    first = commit(top, {"a": b"1"})
    commit(top, {"a": b"2"})
    git(top, "checkout", "-q", first)
    assert repository(top).head() == first
    (top / ".git/HEAD").write_text("rubbish\n")
    assert Repository.of(top) is None


def test_changes_below_a_prefix_are_seen(top):
    commit(top, {"data/a.yaml": b"1", "x": b"1"})
    found = repository(top)
    assert not found.dirty()
    (top / "x").write_bytes(b"2")
    assert found.dirty()
    assert not found.dirty("data/")
    (top / "data/new.yaml").write_bytes(b"")
    assert found.dirty("data/")


def test_dirty_takes_no_lock_and_leaves_the_index_alone(top):
    commit(top, {"a.yaml": b"1"})
    os.utime(top / "a.yaml", (1, 1))
    before = (top / ".git/index").read_bytes()
    (top / ".git/index.lock").touch()
    assert not repository(top).dirty()
    assert (top / ".git/index").read_bytes() == before


def test_a_hostile_repository_starts_nothing(top, tmp_path):
    canary = tmp_path / "canary"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
    script.chmod(0o755)
    now = commit(top, {".gitattributes": b"*.yaml filter=evil diff=evil\n", "a.yaml": b"1", "b.yaml": b"1"})
    settings = {
        "core.fsmonitor": script, "core.pager": script, "core.editor": script, "core.sshCommand": script,
        "core.hooksPath": tmp_path, "core.askPass": script, "diff.external": script, "diff.evil.textconv": script,
        "diff.evil.command": script, "filter.evil.clean": script, "filter.evil.smudge": script,
        "filter.evil.required": "true", "filter.a=b.clean": script, "alias.status": f"!{script}",
        "alias.cat-file": f"!{script}", "gpg.program": script, "log.showSignature": "true", "pager.status": script,
    }  # fmt: skip
    for key, value in settings.items():
        git(top, "config", key, str(value))
    for path in ("a.yaml", "b.yaml"):
        os.utime(top / path, (1, 1))
    found = repository(top)
    found.resolve("HEAD")
    found.short(now)
    found.commit_day(now)
    assert not found.dirty()
    assert dict(found.blobs([file.oid for file in found.files(now)]))
    assert not canary.exists()


def test_a_filter_that_is_a_process_is_not_started(top, tmp_path):
    canary = tmp_path / "canary"
    commit(top, {".gitattributes": b"*.yaml filter=p\n", "a.yaml": b"1"})
    git(top, "config", "filter.p.process", f"touch {canary}; false")
    os.utime(top / "a.yaml", (1, 1))
    assert not repository(top).dirty()
    assert not canary.exists()


def test_the_environment_does_not_redirect(top, tmp_path, monkeypatch):
    now = commit(top, {"a.yaml": b"1"})
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, {"b.yaml": b"2"})
    canary = tmp_path / "canary"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {canary}\n")
    script.chmod(0o755)
    for name, value in {
        "GIT_DIR": other / ".git", "GIT_WORK_TREE": other, "GIT_INDEX_FILE": other / ".git/index",
        "GIT_OBJECT_DIRECTORY": other / ".git/objects", "GIT_EXTERNAL_DIFF": script, "GIT_PAGER": script,
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": script,
        "GIT_NAMESPACE": "x", "GIT_TRACE": tmp_path / "trace", "GIT_EXEC_PATH": tmp_path,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    found = repository(top)
    assert found.head() == now
    assert [file.path for file in found.files(now)] == ["a.yaml"]
    assert not found.dirty()
    assert not canary.exists()
    assert not (tmp_path / "trace").exists()


def test_a_repository_inside_the_data_is_not_used(top):
    commit(top, {"data/a.yaml": b"1"})
    bare = top / "data"
    for name in ("objects", "refs"):
        (bare / name).mkdir()
    (bare / "HEAD").write_text("ref: refs/heads/main\n")
    (bare / "config").write_text("[core]\n\tbare = true\n\trepositoryformatversion = 0\n")
    assert Repository.of(bare) is None
