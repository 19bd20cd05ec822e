"""Every entry of a book is read, litter by the documented list, or a problem."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from oldcommunity.diagnostics import Diagnostic
from oldcommunity.errors import BookError
from oldcommunity.labels import Labels
from oldcommunity.source import discover
from oldcommunity.source.discover import SIGNATURE, find_book, sort_paths, walk
from oldcommunity.source.names import kind_of
from oldcommunity.source.read import Unreadable, read_file
from oldcommunity.source.text import MAX_BYTES

KINDS = {
    "book.yaml": "book",
    "funding.yaml": "funding",
    "documents.yaml": "documents",
    "published.yaml": "published",
    "waivers.yaml": "waivers",
    "projects/a.yaml": "project",
    "projects/2022/2022-a.yaml": "project",
    "cohorts/2022.yaml": "cohort",
    "funding/2022/a.yaml": "funding",
    "inspections/2022-05-11.yaml": "inspection",
    "documents/a.yaml": "documents",
    "published/a.yaml": "published",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for path in KINDS:
        write(tmp_path, path)
    return tmp_path


def write(root: Path, path: str, content: bytes = b"id: a\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def files(root: Path) -> dict[str, str]:
    return {f"{folder.path}/{name}".lstrip("/"): kind for folder in walk(root) for name, kind in folder.files}


def problems(root: Path) -> list[tuple[str, str, str]]:
    found = [problem for folder in walk(root) for problem in folder.problems]
    for problem in found:
        check_words(problem)
    return [(problem.code, problem.at.path, str(problem.params.get("reason", ""))) for problem in found]


def check_words(problem: Diagnostic) -> None:
    """Each problem can be said in both languages, exactly and in general."""
    for language in ("zh", "en"):
        texts = Labels(language).section("problems_text")
        reason = problem.params.get("reason")
        assert reason is None or f"{problem.code}.{reason}" in texts or (problem.code, reason) == ("OC107", "bytes")
        for pattern in (*texts[problem.code], *texts.get(f"{problem.code}.{reason}", ())):
            assert pattern.format_map(problem.params)


def test_every_kind_of_file_is_found(book):
    assert files(book) == KINDS
    assert problems(book) == []
    assert {path: kind_of(path) for path in KINDS} == KINDS


def test_folders_come_in_order_with_one_signature_a_file(book):
    folders = list(walk(book))
    paths = [folder.path for folder in folders]
    assert paths == ["", "cohorts", "documents", "funding", "funding/2022", "inspections", "projects",
                     "projects/2022", "published"]  # fmt: skip
    for folder in folders:
        assert folder.names.decode() == "\0".join(name for name, _ in folder.files)
        for (name, _), signature in zip(folder.files, SIGNATURE.iter_unpack(folder.stats), strict=True):
            status = (book / folder.path / name).lstat()
            assert signature == (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def test_an_unchanged_folder_has_the_same_blobs_and_a_changed_one_has_not(book):
    before = list(walk(book))
    assert list(walk(book)) == before
    write(book, "projects/2022/2022-a.yaml", b"id: b\nname: x\n")
    changed = [old.path for old, new in zip(before, walk(book), strict=True) if old.stats != new.stats]
    assert changed == ["projects/2022"]


def test_without_folder_handles_the_walk_is_the_same(book, monkeypatch):
    write(book, "projects/2022/NUL.yml")
    expected = list(walk(book))
    monkeypatch.setattr(discover, "_BY_HANDLE", False)
    assert list(walk(book)) == expected


LITTER = [
    ".DS_Store", "._book.yaml", ".gitkeep", ".2022-a.yaml.swp", ".#2022-a.yaml", ".2022-a.yaml.oc-x1y2", "a.yaml~",
    "~$a.xlsx", "#a.yaml#", "4913", "a.yaml.orig", "a.yaml.rej", "a.yaml.bak", "a.lock", "a.tmp", "README.md",
    "说明.txt", "Thumbs.db", "desktop.ini",
]  # fmt: skip


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_passed_over(book, name):
    write(book, f"projects/2022/{name}")
    write(book, name)
    assert (files(book), problems(book)) == (KINDS, [])


@pytest.mark.parametrize("path", [".git/x.yaml", ".vscode/a.yaml", "schema/project.json", "templates/a.yaml"])
def test_folders_of_others_are_passed_over(book, path):
    write(book, path)
    assert (files(book), problems(book)) == (KINDS, [])
    assert sort_paths([(path, 0o100644)]) == ({}, [])


@pytest.mark.parametrize(
    ("name", "offer"),
    [("b.yml", "b.yaml"), ("b.YAML", "b.yaml"), ("b.yaml.txt", "b.yaml"), ("b.Yml.TXT", "b.yaml"), ("a.xlsx", ""),
     ("a", ""), ("yaml", ""), ("a.yaml (1)", "")],
)  # fmt: skip
def test_a_file_that_is_not_read_is_reported(book, name, offer):
    write(book, f"projects/{name}")
    (found,) = [problem for folder in walk(book) for problem in folder.problems]
    assert (found.code, found.at.path, found.params["offer"]) == ("OC501", f"projects/{name}", offer)


@pytest.mark.parametrize("path", ["a.yaml", "archive/a.yaml", "schema/a.yaml", "projects.yaml", "Projects/a.yaml"])
def test_a_yaml_file_in_no_place_is_reported(book, path):
    write(book, path)
    assert ("OC506", path, "") in problems(book)


def test_links_are_reported_and_never_followed(book):
    (book / "projects/2022-l.yaml").symlink_to("/etc/passwd")
    (book / "projects/2022-dangling.yaml").symlink_to("nowhere")
    (book / "projects/loop").symlink_to(book)
    (book / "cohorts/2023.yaml").symlink_to("2022.yaml")
    found = ["cohorts/2023.yaml", "projects/2022-dangling.yaml", "projects/2022-l.yaml", "projects/loop"]
    assert problems(book) == [("OC502", path, "") for path in found]
    assert files(book) == KINDS


def test_what_is_no_file_is_reported(book):
    os.mkfifo(book / "projects/2022-pipe.yaml")
    (book / "projects/2022/2022-x.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(book)  # the name of a socket is short
        server.bind("s.yaml")
        os.chdir(here)
    expected = [
        ("OC503", "s.yaml", "socket"),
        ("OC503", "projects/2022-pipe.yaml", "pipe"),
        ("OC503", "projects/2022/2022-x.yaml", "folder"),
    ]
    assert problems(book) == expected
    assert files(book) == KINDS


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        (b"2022-\xff.yaml", "2022-\\xff.yaml", "undecodable"),
        ("崇桂.yaml".encode("gbk"), "\\xb3\\xe7\\xb9\\xf0.yaml", "undecodable"),
        (b"2022-\x1b[31m.yaml", "2022-\\u{1b}[31m.yaml", "character"),
        (b"2022-a\n::error::.yaml", "2022-a\\u{a}::error::.yaml", "character"),
        ("2022-\u202elmay.yaml".encode(), "2022-\\u{202e}lmay.yaml", "character"),
    ],
)
def test_a_name_that_cannot_be_shown_is_shown_by_numbers_and_not_read(book, name, shown, reason):
    os.close(os.open(os.fsencode(book) + b"/projects/" + name, os.O_CREAT))
    assert problems(book) == [("OC505", f"projects/{shown}", reason)]
    assert files(book) == KINDS


@pytest.mark.parametrize("name", ["CON.yaml", "nul.yaml", "com1.yaml", "a:b.yaml", "a?.yaml"])
def test_names_that_windows_cannot_hold_are_reported_and_read(book, name):
    write(book, f"projects/{name}")
    assert [problem[:2] for problem in problems(book)] == [("OC505", f"projects/{name}")]
    assert f"projects/{name}" in files(book)


def test_names_that_are_one_elsewhere_are_reported(book):
    for name in ("2022-b.yaml", "2022-B.yaml", "é.yaml", "e\u0301.yaml"):
        write(book, f"projects/{name}")
    expected = [("OC505", "projects/2022-b.yaml", "collision"), ("OC505", "projects/é.yaml", "collision")]
    assert problems(book) == expected
    (first, _) = [problem for folder in walk(book) for problem in folder.problems]
    assert [place.path for place in first.related] == ["projects/2022-B.yaml"]


def test_what_the_system_does_not_give_is_reported(book, monkeypatch):
    def refuse(place: str, *_: object, **__: object) -> int:
        raise PermissionError(13, "no", place)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(BookError) as closed:
        problems(book)
    assert (closed.value.key, closed.value.params["reason"]) == ("cannot-read", "EACCES")
    with pytest.raises(Unreadable) as caught:
        read_file(book, "book.yaml")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.params["error"]) == ("OC504", "EACCES")


def test_a_file_is_read_whole(book):
    write(book, "projects/a.yaml", b"x" * MAX_BYTES)
    assert read_file(book, "projects/a.yaml") == b"x" * MAX_BYTES


@pytest.mark.parametrize("absent", [(), ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")])
def test_only_files_of_a_sensible_size_are_read(book, absent, monkeypatch):
    for name in absent:
        monkeypatch.delattr(os, name)
    with (book / "projects/big.yaml").open("wb") as big:
        big.truncate(1 << 34)
    os.mkfifo(book / "projects/pipe.yaml")
    (book / "projects/link.yaml").symlink_to("/dev/zero")
    found = {}
    for name in ("big", "pipe", "link", "missing", "2022"):
        with pytest.raises(Unreadable) as caught:
            read_file(book, f"projects/{name}.yaml" if name != "2022" else "projects/2022")
        found[name] = caught.value.diagnostic.code
        check_words(caught.value.diagnostic)
    assert found == {"big": "OC107", "pipe": "OC503", "link": "OC502", "missing": "OC504", "2022": "OC503"}


def test_a_link_that_takes_a_files_place_is_not_followed(book, monkeypatch):
    path = book / "projects/a.yaml"
    status = path.lstat()
    path.unlink()
    path.symlink_to("/etc/passwd")
    monkeypatch.setattr(os, "lstat", lambda _: status)
    with pytest.raises(Unreadable) as caught:
        read_file(book, "projects/a.yaml")
    assert caught.value.diagnostic.code == "OC502"


def test_a_revisions_paths_are_sorted_as_a_folders_entries_are():
    modes = dict.fromkeys(KINDS, 33188)
    odd = {
        "projects/l.yaml": 0o120000,
        "projects/sub": 0o160000,
        "projects/a.yml": 0o100644,
        "projects/2022/2022-A.yaml": 0o100755,
        "x.yaml": 0o100644,
        ".github/a.yaml": 0o100644,
    }
    kinds, found = sort_paths((modes | odd).items())
    assert kinds == KINDS | {"projects/2022/2022-A.yaml": "project"}
    assert sorted((problem.code, problem.at.path) for problem in found) == [
        ("OC501", "projects/a.yml"),
        ("OC502", "projects/l.yaml"),
        ("OC503", "projects/sub"),
        ("OC505", "projects/2022/2022-A.yaml"),
        ("OC506", "x.yaml"),
    ]


def test_a_book_is_found_from_within_from_above_and_by_name(tmp_path):
    data = write(tmp_path, "a/data/book.yaml").parent
    inner = data / "projects/2022"
    inner.mkdir(parents=True)
    for start in (inner, data, tmp_path / "a"):
        assert find_book(start, None) == data
    for given in (data, data / "book.yaml", tmp_path / "a"):
        assert find_book(tmp_path, given) == data
    for start, given in ((tmp_path, None), (data, inner)):
        with pytest.raises(BookError) as caught:
            find_book(start, given)
        assert caught.value.key == "no-book"


def test_walking_changes_nothing(book):
    before = {path: path.lstat() for path in book.rglob("*")}
    list(walk(book))
    for path, status in before.items():
        assert path.lstat()[: stat.ST_ATIME] == status[: stat.ST_ATIME]


def test_a_book_may_itself_be_reached_by_a_link(book, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "data"
    link.symlink_to(book)
    assert list(walk(link)) == list(walk(book))


def test_walking_needs_no_yaml():
    code = "import sys, oldcommunity.source.discover as d; print('yaml' in sys.modules or 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
