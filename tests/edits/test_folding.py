"""What commands tell at a terminal is folded between words: never inside a number, a Latin word, an id or a path."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import write_book
from edits.terminal import Terminal
from oldcommunity.views.wrapping import width_of, wrapped

_PARTS = st.sampled_from(
    [
        *("改造", "，", "。", "（", "）", "“", "”", "é", "household", "projects[started].met="),
        *("2022-05-31", "1234.5万元", "27.3%", "20.0–25.0%", "２０２２年"),
        *("data/projects/2022/2022-崇桂新村.yaml:12:5", "2022-project-001"),
    ]
)


@given(st.lists(_PARTS, max_size=40).map("、".join), st.integers(20, 90))
def test_a_fold_is_never_inside_a_word(text, width):
    lines = list(wrapped(text, width, hang=4, whole=True))
    rejoined = lines[0] + "".join(line[4:] if line.startswith(" " * 4) else line for line in lines[1:])
    assert rejoined == text
    for before, after in zip(lines, (line[4:] for line in lines[1:]), strict=False):
        # A number may be followed by its unit on the next line.
        assert not (re.search(r"[!-~é–]$", before) and re.match(r"[!-~é–]", after))
        assert not (re.search(r"[０-９]$", before) and re.match(r"[０-９]", after))
        assert not re.search(r"[\w.-]+/[\w./-]*$", before) or not re.match(r"[\w./-]", after)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paths_and_ids_stay_whole_on_a_screen(tmp_path, language):
    home = "# book.yaml\nformat: 1\ntitle: 试验台账\nlanguage: zh\n# cohorts/2022.yaml\ncohort: 2022\n"
    root = write_book(tmp_path / "a-folder-with-a-rather-long-name/and-another-one/book", home)
    note = "说明文字" * 12 + "2022-05-31累计完成投资1234.5万元"
    words = [
        "new",
        "2022-chonggui-xincun",
        "--name",
        "崇桂新村",
        "--cohort",
        "2022",
        "--lang",
        language,
        f"note={note}",
    ]
    terminal = Terminal(tmp_path, *words, "--data", str(root.relative_to(tmp_path)), columns=80)
    assert terminal.end() == 0
    path = "a-folder-with-a-rather-long-name/and-another-one/book/projects/2022/2022-chonggui-xincun.yaml"
    assert terminal.seen.count(path) == 4
    lines = terminal.seen.replace("\r\n", "\n").splitlines()
    assert all(width_of(line) <= 80 for line in lines if path not in line)
    assert "2022-05-31" in terminal.seen
    assert "1234.5" in terminal.seen


def test_in_a_pipe_nothing_is_folded(desk):
    told = desk("set", "2022-jia", "note=" + "说明文字" * 30).stdout
    assert told.count("\n") == 1
