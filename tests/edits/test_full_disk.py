"""A full disk: whatever writes says so in one line, exits with 3, and leaves everything as it was."""

from __future__ import annotations

import errno
import os

import pytest

from conftest import Done

TABLE = "项目编号,截至日期,累计完成投资（万元）\n2022-yi,2022-05-31,100\n2022-jia,2022-05-31,300\n"
COMMANDS = [
    ("set", "2022-yi", "households=412"),
    ("record", "2022-jia", "--as-of", "2022-06-30", "--invested", "300万元"),
    ("record", "2022-jia", "--close", "1", "--on", "2022-05-11"),
    ("new", "2022-ding", "--name", "丁新村", "--cohort", "2022"),
    ("new", "2023-ding", "--name", "丁新村", "--cohort", "2023"),
    ("import", "../表.csv", "--yes"),
    ("import", "../表.csv", "--write-map", "../map.yaml"),
    ("schedule", "--cohort", "2022", "--backward", "2022-12-31", "--write"),
    ("published", "--add", "planned", "--cohort", "2022", "--as-of", "2022-06-30", "--unit", "projects"),
    ("fix",),
    ("init", "../a/b", "--cohort", "2022", "--area", "虚构市", "--title", "试验台账"),
    ("init", "../a/b", "--example"),
    ("schema", "--write", "../schema/en"),
    ("export", "-o", "../表.xlsx"),
    ("status", "-o", "../状况.md"),
]


@pytest.fixture
def full(desk, monkeypatch):
    """A disk with no room left, and in the book what `oc fix` would put right in two files."""
    for name in ("2022-bing", "2022-wu"):
        file = desk.root / f"projects/2022/{name}.yaml"
        file.write_text(f"id: {name}\nname：{name}新村\ncohort: 2022年\n", encoding="utf-8")
    (desk.root / "cohorts/2022.yaml").write_text("cohort: 2022\nplan:\n  - {projects: 5}\n", encoding="utf-8")
    (desk.root.parent / "表.csv").write_text(TABLE, encoding="utf-8")

    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    def run(words: tuple[str, ...], lang: str) -> Done:
        if words != ("fix",):
            # A book that cannot be read as a whole is refused for that.
            desk("fix", code=0)
        before = everything()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            done = desk(*words, "--lang", lang, code=3)
        assert everything() == before
        return done

    def everything():
        return {str(path): path.read_bytes() if path.is_file() else None for path in desk.root.parent.rglob("*")}

    return run


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("lang", "told"), [("zh", "oc: 错误: 写不了 "), ("en", "oc: error: cannot write ")])
def test_it_is_said_in_one_line_and_nothing_is_left(full, words, lang, told):
    done = full(words, lang)
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1
    assert ("磁盘满了" if lang == "zh" else "the disk is full") in done.stderr
    if words[0] != "import":
        assert done.stdout == ""


def test_all_files_that_could_not_be_written_are_named(full):
    told = full(("fix",), "en").stderr
    assert "2022-bing.yaml, " in told
    assert "2022-wu.yaml" in told


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("init", "../a/b", "--example"), "../a/b"),
        (("schema", "--write", "../schema/en"), "../schema/en"),
        (("export", "-o", "../表.xlsx"), "../表.xlsx"),
    ],
)
def test_the_place_is_named_as_it_was_typed(full, words, place):
    assert f"cannot write {place}: " in full(words, "en").stderr
