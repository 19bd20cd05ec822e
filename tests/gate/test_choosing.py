"""Which problems are told: of some codes, of some files of several books, of a text that is not saved yet."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from conftest import write_book

FAULTY = """
# projects/2022-a.yaml
id: 2022-a
name: 甲
cohort: 2022
budget: 620
households: 412户
# projects/2022-b.yaml
id: 2022-b
name: 乙
cohort: 2022
built_year: 2004
"""


def codes(done) -> list[str]:
    return [line.split()[2] for line in done.stdout.splitlines()]


class TestCodes:
    """`--select`, `--ignore` and `--statistics`."""

    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        return write_book(tmp_path / "data", FAULTY).parent

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (("--select", "OC3"), ["OC307", "OC306"]),
            (("--select", "OC306,OC4"), ["OC306", "OC434"]),
            (("--select", "oc306", "--select", "money-unit"), ["OC307", "OC306"]),
            (("--ignore", "OC3"), ["OC434"]),
            (("--select", "OC3", "--ignore", "count_form"), ["OC307"]),
            (("--select", "OC1"), []),
            (("--ignore", "OC3,OC4"), []),
        ],
    )
    def test_codes_their_beginnings_and_names(self, inside, book: Path, words, expected):
        done = inside("validate", "--format", "concise", *words, cwd=book)
        assert codes(done) == expected
        assert done.returncode == int(bool(set(expected) & {"OC306", "OC307"}))

    @pytest.mark.parametrize(
        ("given", "offer"), [("OC4O2", "OC402"), ("money-unti", "money-unit"), ("OC9", ""), ("x", "")]
    )
    def test_an_unknown_code_is_wrong_use(self, inside, book: Path, given: str, offer: str):
        for option in ("--select", "--ignore"):
            done = inside("validate", option, f"OC3,{given}", cwd=book)
            assert (done.returncode, done.stdout) == (2, "")
            assert f"“{given}”" in done.stderr
            assert (f"：{offer}\n" in done.stderr) is bool(offer)

    def test_statistics_count_each_code_by_its_name(self, inside, book: Path):
        done = inside("validate", "--statistics", "--lang", "en", cwd=book)
        assert done.returncode == 1
        assert [line.split()[:4] for line in done.stdout.splitlines()] == [
            ["1", "OC306", "error", "count-form"],
            ["1", "OC307", "error", "money-unit"],
            ["1", "OC434", "warning", "built-after-2000"],
            ["3", "in", "all"],
        ]
        assert inside("validate", "--statistics", "--format", "json", cwd=book).returncode == 2

    def test_exit_zero_tells_and_does_not_fail(self, inside, book: Path):
        done = inside("validate", "--exit-zero", "--format", "concise", cwd=book)
        assert (done.returncode, len(codes(done))) == (0, 3)
        assert inside("validate", "--exit-zero", "--base", "HEAD", cwd=book).returncode == 3


class TestBooks:
    """A file belongs to the nearest book above it."""

    @pytest.fixture
    def books(self, tmp_path: Path) -> Path:
        write_book(tmp_path / "one", FAULTY)
        write_book(tmp_path / "two/data", FAULTY.replace("甲", "丙").replace("乙", "丁"))
        return tmp_path

    def test_files_of_several_books_in_one_call(self, inside, books: Path):
        words = ("one/projects/2022-b.yaml", "two/data/projects/2022-a.yaml", "one/book.yaml")
        done = inside("validate", *words, "--format", "json", cwd=books)
        told = json.loads(done.stdout)
        assert told["files"] == 3
        assert [(one["file"], one["code"]) for one in told["problems"]] == [
            ("one/projects/2022-b.yaml", "OC434"),
            ("two/data/projects/2022-a.yaml", "OC307"),
            ("two/data/projects/2022-a.yaml", "OC306"),
        ]

    def test_a_folder_is_its_book_or_the_one_just_below(self, inside, books: Path):
        assert len(codes(inside("validate", "one", "two", "--format", "concise", cwd=books))) == 6
        assert len(codes(inside("validate", ".", "--format", "concise", cwd=books / "two"))) == 3

    def test_a_book_inside_another_has_its_own_files(self, inside, books: Path):
        write_book(books / "one/projects/inner", "")
        done = inside("validate", "one/projects/inner/book.yaml", "--format", "concise", cwd=books)
        assert (done.returncode, done.stdout) == (0, "")

    @pytest.mark.parametrize("given", ["loose.yaml", "/etc/passwd"])
    def test_a_file_in_no_book_is_named(self, inside, books: Path, given: str):
        (books / "loose.yaml").touch()
        done = inside("validate", "one/book.yaml", given, cwd=books)
        assert (done.returncode, done.stdout) == (2, "")
        assert given in done.stderr
        assert "book.yaml" in done.stderr

    def test_a_named_book_holds_all_files(self, inside, books: Path):
        done = inside("validate", "two/data/book.yaml", "--data", "one", cwd=books)
        assert done.returncode == 2
        assert "two/data/book.yaml" in done.stderr


class TestStdin:
    """An editor hands over what is not saved yet."""

    @pytest.fixture
    def given(self, monkeypatch):
        def give(data: bytes) -> None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

        return give

    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        return write_book(tmp_path / "data", FAULTY).parent

    def test_it_is_checked_in_the_light_of_the_whole_book(self, inside, book: Path, given):
        given("id: 2022-b\nname: 甲\ncohort: 2022\nbuilt_year: 1990\n".encode())
        words = ("validate", "-", "--stdin-filename", "data/projects/2022-c.yaml", "--format", "full")
        done = inside(*words, cwd=book)
        assert done.returncode == 1
        assert done.stdout.startswith("data/projects/2022-c.yaml:1:5: error OC402")
        assert " 1 | id: 2022-b\n   |     ^^^^^^\n" in done.stdout
        assert not (book / "data/projects/2022-c.yaml").exists()

    def test_it_stands_for_the_file_on_disk(self, inside, book: Path, given):
        before = (book / "data/projects/2022-a.yaml").read_bytes()
        given("# x\nid: 2022-a\nname: 甲\ncohort: 2022年\n".encode())
        done = inside("validate", "-", "--stdin-filename", "2022-a.yaml", cwd=book / "data/projects")
        assert "2022-a.yaml:4:9: error OC317" in done.stdout
        assert " 4 | cohort: 2022年" in done.stdout
        assert "OC307" not in done.stdout
        assert (book / "data/projects/2022-a.yaml").read_bytes() == before

    def test_any_bytes_are_told_of(self, inside, book: Path, given):
        for data, code in ((b"\xff\xfe", "OC103"), (b"", "OC209"), (b"#" * (2 << 20), "OC107")):
            given(data)
            words = ("validate", "-", "--stdin-filename", "data/projects/2022-a.yaml", "--format", "concise")
            assert codes(inside(*words, cwd=book)) == [code]

    @pytest.mark.parametrize(
        "words",
        [
            ("-",),
            ("--stdin-filename", "data/projects/2022-a.yaml"),
            ("-", "data/book.yaml", "--stdin-filename", "data/projects/2022-a.yaml"),
            ("-", "--stdin-filename", "data/notes.yaml"),
            ("-", "--stdin-filename", "data/projects/x.yml"),
            ("-", "--stdin-filename", "x.yaml"),
            ("-", "--stdin-filename", "data/../../x.yaml"),
        ],
    )
    def test_wrong_use_is_named(self, inside, book: Path, given, words):
        given(b"")
        done = inside("validate", *words, cwd=book)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
