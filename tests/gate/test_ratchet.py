"""`--base`: what was wrong before does not fail, what is new does, and every way of not finding the base is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import write_book

OLD = """
# projects/2022-a.yaml
id: 2022-a
name: 甲
cohort: 2022
built_year: 2004
milestones:
  - {code: started, met: 2022-13-20}
"""


@pytest.fixture
def repository(tmp_path: Path, git) -> Path:
    write_book(tmp_path / "city/data", OLD)
    git("init", "-q", "-b", "main", "city", cwd=tmp_path)
    commit(git, tmp_path / "city")
    return tmp_path / "city"


def commit(git, folder: Path) -> str:
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "x", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


def codes(done) -> list[str]:
    return [line.split()[2] for line in done.stdout.splitlines()]


def ask(inside, folder: Path, *words: str):
    return inside("validate", "--base", "main", "--format", "concise", "--lang", "en", *words, cwd=folder)


def test_what_was_there_before_does_not_fail(inside, repository: Path):
    done = ask(inside, repository)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("no new problems found in 2 files\nagainst main (parted at ")
    assert "1 problem there before and not shown, 0 problems solved" in " ".join(done.stderr.split())
    assert inside("validate", cwd=repository).returncode == 1


def test_what_is_new_fails_though_lines_have_moved(inside, repository: Path):
    file = repository / "data/projects/2022-a.yaml"
    file.write_text("# 注\n" + file.read_text("utf-8") + "budget: 620\n", encoding="utf-8")
    done = ask(inside, repository)
    assert done.returncode == 1
    assert codes(done) == ["OC307"]
    assert done.stderr.startswith("found 1 error, new since then, in 1 file\n")
    github = inside("validate", "--base", "main", "--format", "github", cwd=repository)
    assert [line.split("::")[1][:5] for line in github.stdout.splitlines()] == ["error"]
    gitlab = inside("validate", "--base", "main", "--format", "gitlab", cwd=repository)
    assert len(json.loads(gitlab.stdout)) == 1


def test_of_two_alike_one_is_new(inside, repository: Path):
    file = repository / "data/projects/2022-a.yaml"
    text = file.read_text("utf-8")
    line = "  - {code: started, met: 2022-13-20}\n"
    file.write_text(text.replace(line, line * 2), encoding="utf-8")
    assert codes(ask(inside, repository)) == ["OC305"]


def test_what_is_solved_is_counted(inside, repository: Path):
    file = repository / "data/projects/2022-a.yaml"
    file.write_text(file.read_text("utf-8").replace("2022-13-20", "2022-03-20"), encoding="utf-8")
    # The file could not be read before: its warning comes to light only now.
    done = ask(inside, repository)
    assert (done.returncode, codes(done)) == (0, ["OC434"])
    assert "0 problems there before and not shown, 1 problem solved" in " ".join(done.stderr.split())
    told = json.loads(inside("validate", "--base", "main", "--format", "json", cwd=repository).stdout)
    assert (told["since"]["rev"], told["since"]["old"], told["since"]["solved"]) == ("main", 0, 1)


def test_it_is_the_place_where_the_branch_parted_that_counts(inside, repository: Path, git):
    git("checkout", "-q", "-b", "work", cwd=repository)
    new = repository / "data/projects/2022-b.yaml"
    new.write_text("id: 2022-b\nname: 乙\ncohort: 2022年\n", encoding="utf-8")
    base = git("rev-parse", "HEAD", cwd=repository)
    commit(git, repository)
    git("checkout", "-q", "main", cwd=repository)
    file = repository / "data/projects/2022-a.yaml"
    file.write_text(file.read_text("utf-8").replace("2022-13-20", "2022-03-20"), encoding="utf-8")
    commit(git, repository)
    git("checkout", "-q", "work", cwd=repository)
    done = ask(inside, repository)
    assert codes(done) == ["OC317"]
    assert base[:10] in done.stderr


def test_only_what_is_asked_for_is_counted(inside, repository: Path):
    done = ask(inside, repository, "--select", "OC4")
    assert "0 problems there before" in " ".join(done.stderr.split())
    done = ask(inside, repository, "data/book.yaml")
    assert "0 problems there before" in " ".join(done.stderr.split())


def test_a_book_that_was_not_there_is_new_as_a_whole(inside, tmp_path: Path, git):
    git("init", "-q", "-b", "main", ".", cwd=tmp_path)
    (tmp_path / "README").write_text("x\n", encoding="utf-8")
    commit(git, tmp_path)
    write_book(tmp_path / "data", OLD)
    assert codes(ask(inside, tmp_path)) == ["OC305"]


class TestNoBase:
    """Each way of not finding the base is one line that says what to type."""

    def refused(self, inside, folder: Path, rev: str = "main", **environment: str) -> str:
        done = inside("validate", "--base", rev, "--lang", "en", cwd=folder, **environment)
        assert (done.returncode, done.stdout) == (3, "")
        (line,) = done.stderr.splitlines()
        return line

    def test_a_revision_that_there_is_not(self, inside, repository: Path):
        assert "git log --oneline" in self.refused(inside, repository, "nope")
        assert "git log --oneline" in self.refused(inside, repository, "--upload-pack=x")

    def test_a_shallow_clone_without_the_revision(self, inside, repository: Path, git):
        first = git("rev-parse", "HEAD", cwd=repository)
        (repository / "x").write_text("x", encoding="utf-8")
        commit(git, repository)
        git("clone", "-q", "--depth", "1", repository.as_uri(), "shallow", cwd=repository.parent)
        line = self.refused(inside, repository.parent / "shallow", first)
        assert "git fetch --unshallow" in line

    def test_a_shallow_clone_without_the_common_commit(self, inside, repository: Path, git):
        git("checkout", "-q", "-b", "work", cwd=repository)
        for name in ("work", "main"):
            git("checkout", "-q", name, cwd=repository)
            (repository / name).write_text("x", encoding="utf-8")
            commit(git, repository)
        words = ("clone", "-q", "--depth", "1", "--no-single-branch", "-b", "work", repository.as_uri(), "shallow")
        git(*words, cwd=repository.parent)
        line = self.refused(inside, repository.parent / "shallow", "origin/main")
        assert "git fetch --deepen" in line
        assert "git fetch --unshallow" in line

    def test_no_common_history(self, inside, repository: Path, git):
        git("checkout", "-q", "--orphan", "other", cwd=repository)
        (repository / "x").write_text("x", encoding="utf-8")
        commit(git, repository)
        assert "no common history" in self.refused(inside, repository)

    def test_no_repository(self, inside, tmp_path: Path):
        write_book(tmp_path, OLD)
        line = self.refused(inside, tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
        assert "git init" in line

    def test_no_commit(self, inside, tmp_path: Path, git):
        write_book(tmp_path, OLD)
        git("init", "-q", ".", cwd=tmp_path)
        assert "git commit" in self.refused(inside, tmp_path, "HEAD")

    def test_no_git(self, inside, repository: Path):
        assert "install git" in self.refused(inside, repository, PATH="/nowhere")
