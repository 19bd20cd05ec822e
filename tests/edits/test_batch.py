"""Several files at once: all of them proven before the first is written, and what is written is told."""

from __future__ import annotations

import errno
import threading

import pytest

from oldcommunity.dates import parse_as_of
from oldcommunity.edits import batch, writing
from oldcommunity.edits.batch import Edit, PartlyWritten, difference, prove_all, write_all
from oldcommunity.edits.changes import Put
from oldcommunity.edits.proving import WouldBeWrong
from oldcommunity.edits.splicing import changed
from oldcommunity.errors import BookError

TODAY = parse_as_of("2022-07-01")
PATHS = ("projects/2022/2022-jia.yaml", "projects/2022/2022-yi.yaml")


@pytest.fixture
def edits(desk):
    def edit(path):
        old = (desk.root / path).read_bytes()
        return Edit(path, old, changed("project", path, old, [Put(("households",), "412")]))

    return [edit(path) for path in PATHS]


def test_all_are_written(desk, edits):
    assert write_all(desk.root, edits, TODAY) == list(PATHS)
    assert [(desk.root / edit.path).read_bytes() for edit in edits] == [edit.new for edit in edits]
    assert write_all(desk.root, [Edit(edit.path, edit.new, edit.new) for edit in edits], TODAY) == []


def test_one_that_would_be_wrong_keeps_all_from_being_written(desk, edits):
    before = desk.everything()
    path = PATHS[1]
    wrong = Edit(path, edits[1].old, edits[1].old + b"milestones: [{code: started, met: 2023-01-01}]\n")
    with pytest.raises(WouldBeWrong) as refused:
        write_all(desk.root, [edits[0], wrong], TODAY)
    assert {problem.at.path for problem in refused.value.problems} == {path}
    assert desk.everything() == before


def test_one_that_somebody_else_has_changed_keeps_all_from_being_written(desk, edits):
    (desk.root / PATHS[1]).write_bytes(edits[1].old + b"# x\n")
    before = desk.everything()
    with pytest.raises(BookError) as refused:
        write_all(desk.root, edits, TODAY)
    assert (refused.value.key, desk.everything()) == ("changed-since", before)


def test_what_was_written_before_the_disk_was_full_is_told(desk, edits, monkeypatch):
    real = batch.replace_file

    def full(root, path, old, new):
        if path == PATHS[1]:
            raise BookError("cannot-write", path=path, reason="No space left on device")
        real(root, path, old, new)

    monkeypatch.setattr(batch, "replace_file", full)
    with pytest.raises(PartlyWritten) as refused:
        write_all(desk.root, edits, TODAY)
    assert refused.value.written == [PATHS[0]]
    assert (desk.root / PATHS[1]).read_bytes() == edits[1].old


def test_an_error_that_is_there_already_keeps_nobody_from_writing_elsewhere(desk, edits):
    (desk.root / "published.yaml").write_text(
        "figures:\n  - {figure: planned, cohort: 2022, as_of: 2022, printed: 9个}\n"
    )
    prove_all(desk.root, edits, TODAY)
    assert write_all(desk.root, edits, TODAY) == list(PATHS)


def test_warnings_are_given_back(desk):
    path = PATHS[1]
    old = (desk.root / path).read_bytes()
    edit = Edit(path, old, changed("project", path, old, [Put(("households",), "10"), Put(("budget",), "9亿元")]))
    assert [problem.code for problem in prove_all(desk.root, [edit], TODAY)] == ["OC431"]


def test_a_difference_is_one_patch():
    told = difference(
        [Edit("a.yaml", b"a: 1", b"a: 2"), Edit("b.yaml", None, b"b: 1\n"), Edit("c.yaml", b"c\n", b"c\n")]
    )
    assert told.decode().splitlines() == [
        "--- a/a.yaml", "+++ b/a.yaml", "@@ -1 +1 @@", "-a: 1", "\\ No newline at end of file", "+a: 2",
        "\\ No newline at end of file", "--- /dev/null", "+++ b/b.yaml", "@@ -0,0 +1 @@", "+b: 1",
    ]  # fmt: skip


def test_a_folder_made_for_a_file_that_could_not_be_written_goes_again(desk, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fdopen", fail)
    before = sorted(desk.root.rglob("*"))
    with pytest.raises(BookError):
        writing.replace_file(desk.root, "projects/2023/x/a.yaml", None, b"id: a\n")
    assert sorted(desk.root.rglob("*")) == before


def test_of_four_who_record_at_once_nobody_loses_anything(desk, oc):
    fields = {"households": "7001", "buildings": "7002", "communities": "7003", "built_year": "1990"}
    done = {}

    def write(key):
        done[key] = oc("set", "2022-yi", f"{key}={fields[key]}", cwd=desk.root).returncode

    threads = [threading.Thread(target=write, args=(key,)) for key in fields]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(done.values()) <= {0, 3}
    assert {key for key, value in fields.items() if f"{key}: {value}\n" in desk.text(PATHS[1])} == {
        key for key, code in done.items() if code == 0
    }


def test_one_change_after_another_does_not_wait_for_itself(desk, monkeypatch):
    """A file changed a moment ago is read anew; a second book, open beside the first, could not keep that."""
    for words in (("set", "2022-yi", "households=412"), ("schedule", "2022-yi", "--backward", "2022-12-31", "--write")):
        desk(*words)
        with monkeypatch.context() as patch:
            patch.setattr(batch, "open_book", lambda _: pytest.fail("opened twice"))
            desk("set", "2022-yi", f"buildings={len(words)}")
            desk("schedule", "2022-yi", "--backward", f"2022-12-{10 + len(words)}", "--write")
