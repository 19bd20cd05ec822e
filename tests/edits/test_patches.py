"""What `--dry-run` and `--diff` show is a patch that git takes where its paths lead; other paths lead there too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import write_book

BOOK = """
# data/book.yaml
format: 1
title: 虚构台账
made_up: true
# data/cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 9}
# data/projects/2022/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
households: 10
"""


class Clerk:
    """Somebody in a folder of a repository, who gives what `oc` prints to git."""

    def __init__(self, root, inside):
        self.root = root
        self._inside = inside

    def __call__(self, *words, at=".", code=0):
        done = self._inside(*words, cwd=self.root / at, OC_LANG="en")
        assert done.returncode == code, done.stderr
        return done

    def apply(self, patch, at="."):
        """Apply a patch, strictly."""
        command = ["git", "apply", "--whitespace=nowarn", "-"]
        done = subprocess.run(command, cwd=self.root / at, input=patch.encode(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()

    def files(self):
        data = self.root / "data"
        return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


@pytest.fixture
def clerk(tmp_path, inside):
    root = tmp_path / "repository"
    (write_book(root, BOOK) / "book.yaml").unlink()
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    data = root / "data"
    (data / "projects/2022/2022-yi.yaml").write_bytes(
        "id: 2022-yi\r\nname: 乙\r\ncohort: 2022\r\nhouseholds: 5\r\n".encode()
    )
    (data / "projects/2022/2022-bing.yaml").write_bytes("id: 2022-bing\nname: 丙\ncohort: 2022\nhouseholds: 5".encode())
    (data / "funding").mkdir()
    fund = "funds:\n  - id: a\n    kind: central_subsidy\n    scope: {cohort: 2022}\n"
    (data / "funding/中央 补助.yaml").write_text(fund, "utf-8")
    return Clerk(root, inside)


CHANGES = [
    ["new", "2022-ding", "--name", "丁新村", "--cohort", "2022", "--area", "三元区"],
    ["set", "2022-jia", "households=12"],
    ["set", "2022-yi", "households=12", "note=说明"],
    ["set", "2022-bing", "households=12"],
    ["set", "2022-bing", "note=说明"],
    ["set", "--file", "funding/中央 补助.yaml", "funds[a].name=中央补助"],
    ["record", "2022-yi", "--met", "started=2022-03-28"],
]


@pytest.mark.parametrize("at", [".", "data"])
@pytest.mark.parametrize("words", CHANGES, ids=" ".join)
def test_git_makes_of_it_what_oc_writes(clerk, words, at):
    if "--file" in words:
        words = [word.replace("funding/", "data/funding/" if at == "." else "funding/") for word in words]
    patch = clerk(*words, "--dry-run", at=at).stdout
    before = clerk.files()
    clerk.apply(patch, at=at)
    applied = clerk.files()
    assert applied != before
    for path in applied.keys() - before.keys():
        (clerk.root / "data" / path).unlink()
    for path, data in before.items():
        (clerk.root / "data" / path).write_bytes(data)
    clerk(*words, at=at)
    assert clerk.files() == applied


def test_what_fix_would_do_too(clerk):
    jia = clerk.root / "data/projects/2022/2022-jia.yaml"
    jia.write_bytes("id: 2022-jia\r\nname: 甲\r\ncohort: 2022年\r\n".encode())
    clerk.apply(clerk("fix", "--diff").stdout)
    assert jia.read_bytes() == "id: 2022-jia\r\nname: 甲\r\ncohort: 2022\r\n".encode()


def test_bytes_of_another_encoding_too(clerk, oc):
    jia = clerk.root / "data/projects/2022/2022-jia.yaml"
    jia.write_bytes("id: 2022-jia\nname: 甲新村在列东街道\ncohort: 2022\n".encode("gbk"))
    command = ["git", "apply", "-"]

    made = subprocess.run(
        [sys.executable, "-m", "oldcommunity", "fix", "--encoding", "--diff"],
        cwd=clerk.root, capture_output=True, check=False,
    )  # fmt: skip
    done = subprocess.run(command, cwd=clerk.root, input=made.stdout, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert jia.read_bytes() == "id: 2022-jia\nname: 甲新村在列东街道\ncohort: 2022\n".encode()


@pytest.mark.parametrize(("at", "place"), [(".", "data/projects/2022/"), ("data", "projects/2022/")])
def test_paths_are_told_from_where_one_stands(clerk, at, place):
    assert clerk("set", "2022-jia", "households=12", at=at).stdout.startswith(f"{place}2022-jia.yaml:4:")
    assert f"{place}2022-jia.yaml" in clerk("set", "2022-jia", "budget=12", at=at, code=2).stderr.splitlines()[-1]
    taken = clerk("new", "2022-jia", "--name", "甲新村", "--cohort", "2022", at=at, code=2)
    assert f"({place}2022-jia.yaml)" in taken.stderr
    same = clerk("new", "2022-wu", "--name", "甲新村", "--cohort", "2022", at=at)
    assert f"({place}2022-jia.yaml)" in same.stderr
    assert same.stdout.startswith(f"{place}2022-wu.yaml:1:")
    (clerk.root / "data/projects/2022/2022-geng.yaml").write_bytes(b"id: [\n")
    assert f"{place}2022-geng.yaml" in clerk("set", "2022-geng", "budget=1", at=at, code=3).stderr
    assert f"{place}2022-geng.yaml" in clerk("status", at=at).stderr
    assert clerk("validate", at=at, code=1).stdout.startswith(f"{place}2022-geng.yaml:")
