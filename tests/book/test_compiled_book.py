"""The compiled book may be lost, stale, torn, foreign or locked: the answers stay the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, write_book
from oldcommunity.book import cache, open_book
from oldcommunity.book.schema import COMPILER
from oldcommunity.errors import BookError

TWO = """
# projects/a.yaml
id: a
name: 甲
cohort: 2022
# projects/b.yaml
id: b
name: 乙
cohort: 2022
"""


def names(root: Path, **options: object) -> list[str]:
    book = open_book(root, **options)
    try:
        return [name for (name,) in book.rows("SELECT name FROM the_project ORDER BY path")]
    finally:
        book.close()


def caches() -> list[Path]:
    return sorted(Path(os.environ["OC_CACHE"]).glob("*.sqlite"))


def compiled(root: Path) -> int:
    """How many contents are in the compiled book."""
    (cache,) = caches()
    with sqlite3.connect(cache) as db:
        (number,) = db.execute("SELECT count(*) FROM content").fetchone()
    db.close()
    return int(number)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book", TWO)


def age(root: Path) -> None:
    """Make all files look settled: written long before the program looks at them."""
    for path in root.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))


class TestUpdates:
    def test_edits_additions_removals_and_moves_are_seen(self, book):
        assert names(book) == ["甲", "乙"]
        (book / "projects/a.yaml").write_text("id: a\nname: 丙\ncohort: 2022\n", encoding="utf-8")
        assert names(book) == ["丙", "乙"]
        (book / "projects/sub").mkdir()
        (book / "projects/b.yaml").rename(book / "projects/sub/b.yaml")
        assert names(book) == ["丙", "乙"]
        (book / "projects/sub/c.yaml").write_text("id: c\nname: 丁\ncohort: 2022\n", encoding="utf-8")
        assert names(book) == ["丙", "乙", "丁"]
        shutil.rmtree(book / "projects/sub")
        assert names(book) == ["丙"]

    def test_an_edit_that_keeps_size_and_time_within_the_clocks_tick_is_seen(self, book):
        file = book / "projects/a.yaml"
        assert names(book)[0] == "甲"
        status = file.stat()
        file.write_text(file.read_text(encoding="utf-8").replace("甲", "申"), encoding="utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert names(book)[0] == "申"

    def test_bytes_are_verified_whatever_the_file_system_says(self, book):
        age(book)
        assert names(book)[0] == "甲"
        (cache,) = caches()
        with sqlite3.connect(cache) as db:
            db.execute("UPDATE project SET name = '假' WHERE id = 'a'")
        db.close()
        assert names(book, verify=True)[0] == "甲"

    def test_the_same_bytes_are_compiled_once(self, book, tmp_path):
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        names(book)
        before = compiled(book)
        shutil.copytree(book, tmp_path / "second")
        names(tmp_path / "second")
        assert compiled(book) == before

    def test_a_file_that_breaks_and_is_mended_leaves_and_returns(self, book):
        file = book / "projects/a.yaml"
        good = file.read_bytes()
        names(book)
        file.write_bytes(b"id: a\nname: \xb8\xc4\n")
        assert names(book) == ["乙"]
        file.write_bytes(good)
        assert names(book) == ["甲", "乙"]


#: What may happen to the file.
DAMAGES = {
    "emptied": lambda cache: cache.write_bytes(b""),
    "cut": lambda cache: cache.write_bytes(cache.read_bytes()[:-5000]),
    "noise": lambda cache: cache.write_bytes(b"noise" * 2000),
    "lying": lambda cache: cache.write_bytes(cache.read_bytes().replace("甲".encode(), "假".encode())),
    "seal-changed": lambda cache: cache.with_suffix(".seal").write_text("[]"),
    "seal-gone": lambda cache: cache.with_suffix(".seal").unlink(),
    "folder": lambda cache: (cache.unlink(), cache.mkdir()),
    "link": lambda cache: (cache.unlink(), cache.symlink_to("/etc/passwd")),
    "journal": lambda cache: cache.with_name(cache.name + "-journal").write_bytes(b"x" * 600),
}


class TestDamage:
    @pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
    def test_a_damaged_file_is_thrown_away(self, book, damage):
        names(book)
        damage(caches()[0])
        assert names(book) == ["甲", "乙"]
        assert names(book) == ["甲", "乙"]

    def test_it_can_be_turned_off(self, book, monkeypatch, tmp_path):
        monkeypatch.setenv("OC_CACHE", "off")
        monkeypatch.chdir(tmp_path)
        assert names(book) == ["甲", "乙"]
        assert not (tmp_path / "off").exists()

    def test_a_folder_that_cannot_be_made_does_no_harm(self, book, monkeypatch, tmp_path):
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("OC_CACHE", str(tmp_path / "file" / "below"))
        assert names(book) == ["甲", "乙"]

    def test_it_is_not_kept_inside_the_book(self, book):
        before = sorted(book.rglob("*"))
        names(book)
        assert sorted(book.rglob("*")) == before

    def test_only_its_owner_may_read_it(self, book):
        names(book)
        (cache,) = caches()
        assert cache.stat().st_mode & 0o077 == 0

    def test_who_reads_it_for_long_sees_nothing_change_and_others_need_not_wait(self, book, monkeypatch):
        names(book)
        age(book)
        names(book)
        reader = open_book(book)
        monkeypatch.setattr(cache, "_LOCK_SECONDS", 0.01)
        (book / "projects/a.yaml").write_text("id: a\nname: 丙\ncohort: 2022\n", encoding="utf-8")
        (kept,) = caches()
        before = kept.stat().st_ino
        assert names(book) == ["丙", "乙"]
        assert [name for (name,) in reader.rows("SELECT name FROM the_project ORDER BY path")] == ["甲", "乙"]
        reader.close()
        assert names(book) == ["丙", "乙"]
        assert [path.stat().st_ino for path in caches()] == [before]

    def test_two_at_once_agree(self, book):
        code = (
            "import sys; from pathlib import Path; from oldcommunity.book import open_book;"
            f"book = open_book(Path({str(book)!r})); print(book.rows('SELECT count(*) FROM the_project')[0][0])"
        )
        running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(6)]
        assert [process.communicate()[0].strip() for process in running] == [b"2"] * 6


class TestRevisions:
    @pytest.fixture
    def repository(self, tmp_path):
        root = tmp_path / "city"
        write_book(root / "data", TWO)
        self.git(root, "init", "-q", "-b", "main")
        self.commit(root)
        return root

    @staticmethod
    def git(root, *words):
        who = ["-c", "user.name=t", "-c", "user.email=t@t"]
        return subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True, text=True).stdout

    def commit(self, root):
        self.git(root, "add", "-A")
        self.git(root, "commit", "-q", "-m", "x")

    def test_a_revision_gives_the_rows_that_the_disk_gave(self, repository):
        def everything(rev=None):
            book = open_book(repository / "data", rev)
            try:
                return book.rows("SELECT path, id, name, cohort, place FROM the_project ORDER BY path"), book.settings
            finally:
                book.close()

        assert everything() == everything("HEAD")

    def test_the_past_stays_as_it_was(self, repository):
        (repository / "data/projects/b.yaml").unlink()
        (repository / "data/projects/a.yaml").write_text("id: a\nname: 改\ncohort: 2022\n", encoding="utf-8")
        self.commit(repository)
        assert names(repository / "data") == ["改"]
        assert names(repository / "data", rev="HEAD~1") == ["甲", "乙"]
        assert names(repository / "data", rev="main") == ["改"]

    def test_only_what_was_never_seen_is_compiled(self, repository):
        names(repository / "data")
        before = compiled(repository)
        names(repository / "data", rev="HEAD")
        assert compiled(repository) == before

    def test_a_revision_that_is_not_there_is_named(self, repository):
        with pytest.raises(BookError) as error:
            open_book(repository / "data", "nowhere")
        assert error.value.key == "unknown-revision"

    def test_without_a_repository_there_is_no_revision(self, tmp_path):
        with pytest.raises(BookError) as error:
            open_book(write_book(tmp_path / "alone", TWO), "HEAD")
        assert error.value.key == "no-repository"

    def test_the_version_says_whether_files_differ(self, repository):
        def version():
            book = open_book(repository / "data")
            book.close()
            return book.version

        head = self.git(repository, "rev-parse", "HEAD").strip()
        assert (version().commit, version().dirty) == (head, False)
        (repository / "data/projects/c.yaml").write_text("id: c\nname: 丙\ncohort: 2022\n", encoding="utf-8")
        assert (version().commit, version().dirty) == (head, True)
        self.commit(repository)
        assert (version().commit, version().dirty) == (self.git(repository, "rev-parse", "HEAD").strip(), False)


def test_the_compiler_number_changes_with_the_code_that_makes_rows():
    """Whoever changes what rows come out of the same bytes raises COMPILER and writes the new fingerprint here."""
    digest = hashlib.sha256()
    package = ROOT / "src/oldcommunity"
    makers = [*package.glob("*.py"), *(package / "source").glob("*.py"), *(package / "records").glob("*.py")]
    makers += [
        path for path in (package / "book").glob("*.py") if path.name.startswith(("rows", "schema", "compiling"))
    ]
    for path in sorted(makers):
        digest.update(path.name.encode() + path.read_bytes())
    assert (COMPILER, digest.hexdigest()[:16]) == FINGERPRINT


FINGERPRINT = (7, "65507e931a58574e")
