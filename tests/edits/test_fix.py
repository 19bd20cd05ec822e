"""`oc fix`: what can mean one thing only is put right, and nothing else is touched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, write_book
from damaged.book import BOOK, JIA, YI
from damaged.kinds import KINDS, Kind
from edits.fix_table import table
from oldcommunity.cli.fix import _words
from oldcommunity.codelists import LANGUAGES
from oldcommunity.edits.fixes.safety import FIXABLE, SAFETY, Safety
from oldcommunity.edits.fixes.state import State
from oldcommunity.edits.fixing import Fixed, fixed
from oldcommunity.labels import Labels
from oldcommunity.rules import RULES
from oldcommunity.source.names import kind_of

WORDS = _words()
HEAD = "id: a\nname: 甲\ncohort: 2022\n"
#: The kinds of damage that are put right, out of all of `docs/damaged.md`.
MENDED = 52


def put_right(text: str | bytes, kind: str = "project", **options: object) -> Fixed:
    data = text.encode() if isinstance(text, str) else text
    return fixed(kind, data, WORDS, **options)  # type: ignore[arg-type]


def wrong(data: bytes, kind: str = "project") -> dict[tuple[str, int], int]:
    return dict(State(kind, data).by_place)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("name：甲", "name: 甲"),
        ("note：“甲”", 'note: "甲"'),
        ("户数：412户", "households: 412"),
        ("note: 说明: 见附件  # 备注", 'note: "说明: 见附件"  # 备注'),
        ("area: {zone：市区，district:东区}", "area: {zone: 市区, district: 东区}"),
        ("works: 【basic，improvement】", "works: [basic, improvement]"),
        ("works: [basic、improvement]", "works: [basic, improvement]"),
        ("lead: {name：张三，post：书记, 主任}", 'lead: {name: 张三, post: "书记, 主任"}'),
        ("households: 412 #估计", "households: 412 # 估计"),
        ("budget:\t620 万元\t", "budget: 620万元"),
        ("\tbudget: 620万", "budget: 620万元"),
        ("\u3000budget: ￥6,200,000圆", "budget: 6200000元"),
        ("\xa0\xa0floor_area: 3.2万㎡", "floor_area: 3.2万平方米"),
        ("in_plan: 是", "in_plan: true"),
        ("milestones:\n  -{code: started, met: 2022-03-01}", "milestones:\n  - {code: started, met: 2022-03-01}"),
        ("milestones:\n  -code: started\n    met: 2022-03-01", "milestones:\n  - code: started\n    met: 2022-03-01"),
        ("lead: {name: 张三, post: 职务: 书记, 主任}", 'lead: {name: 张三, post: "职务: 书记, 主任"}'),
        ("built_year: 1994年", "built_year: 1994"),
        ('note: " 说明 "', 'note: "说明"'),
        ("no\u200bte: 说明\u200b", "note: 说明"),
        ("milestones: [{code: 已开工, met: ２０２２／３／１}]", "milestones: [{code: started, met: 2022-03-01}]"),
        ("survey: {as_of: 2022.5.1, households: 1,412}", None),
        ("progress: [{as_of: 20220501, physical: 15}]", "progress: [{as_of: 2022-05-01, physical: 15%}]"),
    ],
)
def test_what_can_mean_one_thing_only_is_put_right(typed, meant):
    before = HEAD if not typed.startswith("name") else "id: a\ncohort: 2022\n"
    result = put_right(f"{before}{typed}\nsource: 虚构\n")
    if meant is not None:
        assert result.new.decode() == f"{before}{meant}\nsource: 虚构\n"
        assert wrong(result.new) == {}
        assert result.done
    assert put_right(result.new).new == result.new


@pytest.mark.parametrize(
    "typed",
    [
        "note: 甲 #1楼",
        "tags: [甲，乙]",
        "note: 甲\n  ＃1楼",
        "note: 甲\n  — 乙",
        "area: zone: 市区",
        "budget: 620",
        "budget: 约620万元",
        "budget: 62,00万元",
        "budget: 6 20万元",
        "floor_area: 3.2",
        "buildings: 412户",
        "households: 1,41",
        "progress: [{as_of: 2022-05-01, physical: 1}]",
        "progress: [{as_of: 2022-05-01, physical: 0.15}]",
        "progress: [{as_of: ../2022-05-01}]",
        "milestones: [{code: started, met: 2022.1}]",
        "milestones: [{code: started, met: 2022年4月初}]",
        "milestones: [{code: started, met: 2022-04-31}]",
        "milestones: [{code: complete}]",
        "household: 412",
        "built_year: 1994-1998",
        "in_plan: 有",
        "budget: 待定",
        "works: basic",
        "note: 甲\u2028乙",
        "note: 甲\x0b乙",
        "name: 乙",
        "note: 甲\t乙",
        'note: "甲\t#乙"',
        "issues:\n  - id: 1\n    cause: pipelines\n    text：x\n    说明：y",
    ],
)
def test_what_could_mean_something_else_is_left_alone(typed):
    text = f"{HEAD}{typed}\nsource: 虚构\n"
    assert wrong(text.encode())
    result = put_right(text)
    assert result.new == text.encode()
    assert result.done == ()


def test_a_whole_file_typed_with_full_width_signs():
    text = (
        "id：a\nname：“甲”\ncohort：2022年\n户数：412户\nbudget：620 万元  # 备注\nissues:\n  － id：1\n"
        "    opened：2022/4/2\n\u3000\u3000\u3000\u3000cause: pipelines\n\ttext:\t燃气管\n"
    )
    result = put_right(text)
    assert result.new.decode() == (
        'id: a\nname: "甲"\ncohort: 2022\nhouseholds: 412\nbudget: 620万元  # 备注\nissues:\n  - id: 1\n'
        "    opened: 2022-04-02\n    cause: pipelines\n    text: 燃气管\n"
    )
    assert wrong(result.new) == {}


def test_hundreds_of_faults_are_put_right_in_one_run():
    items = "".join(f"  - {{as_of: {2000 + n // 12}/{n % 12 + 1}/1，invested：{n} 万元}}\n" for n in range(240))
    result = put_right(f"{HEAD}progress:\n{items}")
    assert wrong(result.new) == {}
    assert result.new.decode().splitlines()[-1] == "  - {as_of: 2019-12-01, invested: 239万元}"


def test_a_fault_that_stays_keeps_nobody_from_the_others():
    result = put_right(f"{HEAD}note: 甲 #1楼\nbudget：620万元\n")
    assert result.new.decode() == f"{HEAD}note: 甲 #1楼\nbudget: 620万元\n"
    assert [step.code for step in result.left] == ["OC211"]


def test_the_same_width_for_a_block_that_was_set_in_with_tabs():
    text = (
        f"{HEAD}progress:\n\t- as_of: 2022-03-31\n\t  invested: 120万元\n\t- as_of: 2022-05-11\n\t  invested: 210万元\n"
    )
    result = put_right(text)
    assert result.new.decode() == text.replace("\t", "  ")
    assert [step.line for step in result.done] == [5, 6, 7, 8]


class TestBytes:
    """Encodings, marks and line ends."""

    @pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16"])
    def test_another_encoding_is_converted_where_that_is_asked_for(self, encoding):
        text = f"{HEAD}note: 麒麟新村，说明\r\nsource: 虚构\n"
        data = text.encode(encoding)
        assert put_right(data).new == data
        assert put_right(data, convert=True).new == text.encode()

    @pytest.mark.parametrize(
        "data",
        [
            f"{HEAD}note: ".encode("gbk") + "说明新村\n".encode() + "source: 麒麟新村改造方案说明\n".encode("gbk"),
            HEAD.encode("gbk")[:-12] + b"\xff\xff\n",
            f"{HEAD}note: \ue000\n".encode("gb18030"),
            HEAD.encode("utf-16-le"),
            HEAD.encode("big5"),
            b"\x89PNG\r\n\x1a\n" + HEAD.encode("gbk"),
        ],
        ids=["mixed", "cut", "of somebody's own", "without a mark", "big5", "picture"],
    )
    def test_what_cannot_be_converted_without_a_doubt_is_left_alone(self, data):
        assert put_right(data, convert=True).new == data

    def test_line_ends_that_were_doubled(self):
        text = f"{HEAD}note: |\n  甲\n  乙\n"
        assert put_right(text.replace("\n", "\r\r\n")).new == text.replace("\n", "\r\n").encode()
        assert put_right(text.replace("\n", "\r")).new == text.encode()
        mixed = text.replace("甲", "甲\r乙")
        assert put_right(mixed).new == mixed.encode()

    def test_one_of_two_marks_goes(self):
        mark = b"\xef\xbb\xbf"
        assert put_right(mark * 2 + HEAD.encode()).new == mark + HEAD.encode()
        assert put_right(mark + HEAD.replace("甲", "“甲”").encode()).new == mark + HEAD.replace("甲", '"甲"').encode()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.en)
def test_a_damaged_file_is_never_worse(kind, tmp_path):
    _, before, result = mended(kind, tmp_path)
    if result is None:
        return
    assert put_right(result.new, kind_of(kind.path) or "", convert=True).new == result.new
    after = wrong(result.new, kind_of(kind.path) or "")
    assert not after.keys() - before.keys() or not State(kind_of(kind.path) or "", damaged(kind, tmp_path)).readable
    assert all(Safety.NEVER is not SAFETY[step.code] for step in result.done)


def test_so_many_of_the_kinds_of_damage_are_mended(tmp_path):
    found = [mended(kind, tmp_path) for kind in KINDS]
    whole = [one for one in found if one[2] and one[1] and not wrong(one[2].new, kind_of(one[0].path) or "")]
    assert len(whole) == MENDED
    assert f"{MENDED} of the {len(KINDS)} kinds" in (ROOT / "docs/fix.md").read_text(encoding="utf-8")


def damaged(kind: Kind, folder: Path) -> bytes:
    file = write_book(folder, BOOK) / kind.path
    return kind.damage(file.read_bytes() if file.exists() else b"")


def mended(kind: Kind, folder: Path) -> tuple[Kind, dict[tuple[str, int], int], Fixed | None]:
    name = kind_of(kind.path)
    data = damaged(kind, folder)
    return (kind, wrong(data, name), put_right(data, name, convert=True)) if name else (kind, {}, None)


GOOD = re.search(rf"# {JIA}\n(.*?)# ", BOOK, re.DOTALL)
assert GOOD
FILE = GOOD[1]
SWAPS = (
    "：:",
    "，,",
    '“"',
    '”"',
    "－-",
    "【[",
    "】]",
    "｛{",
    "｝}",
    "\u3000 ",
    "\t ",
    "\xa0 ",
    "／-",
    "年-",
    "１1",
    "\u200b",
)
damages = st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.sampled_from(SWAPS)), max_size=6)


@settings(max_examples=150, deadline=None)
@given(damages=damages, end=st.sampled_from(["\n", "\r\n"]), mark=st.booleans())
def test_whatever_is_damaged_nothing_gets_worse_and_no_other_line_changes(damages, end, mark):
    text = FILE
    for at, (new, *old) in damages:
        found = text.find(old[0], at) if old else at
        text = (
            text[: max(found, 0)]
            + (new if found >= 0 else "")
            + text[max(found, 0) + (len(old) if found >= 0 else 0) :]
        )
    data = (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", end).encode()
    before, result = State("project", data), put_right(data)
    after = State("project", result.new)
    assert put_right(result.new).new == result.new
    assert after.document.bom == before.document.bom or text.startswith("\ufeff")
    touched = {step.line for step in result.done}
    pairs = zip(data.split(b"\n"), result.new.split(b"\n"), strict=True)
    assert {number for number, (old, new) in enumerate(pairs, 1) if old != new} <= touched
    if not result.done:
        assert result.new == data
    elif before.readable:
        assert not after.by_place - before.by_place
    else:
        texts = [one for one in (after.by_place - before.by_place) if one[0][2] in "12"]
        assert after.stopped is None or before.stopped is not None
        assert not any(line < before.horizon and code not in ("OC201", "OC215") for code, line in texts)
        assert len(after.findings) <= len(before.findings) or not before.root or before.stopped
    assert _letters(after.text) == _letters(before.text) or before.readable or after.readable
    assert result.new.count(b"\r\n") == data.count(b"\r\n")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.translate({ord("１"): "1", ord("年"): ""})))


class TestCommand:
    """`oc fix` from outside."""

    @pytest.fixture
    def book(self, tmp_path) -> Path:
        root = write_book(tmp_path / "book", BOOK)
        file = root / JIA
        text = file.read_text(encoding="utf-8").replace("name: 甲", "name：甲").replace("2022-04-02", "2022/4/2")
        file.write_bytes(text.replace("\n", "\r\n").encode())
        (root / YI).write_bytes((root / YI).read_bytes().replace(b"2022-02-15", "2022年2月15日".encode()))
        return root

    def test_it_says_what_it_did_and_what_remains(self, book, inside):
        done = inside("fix", "--lang", "en", cwd=book)
        assert done.returncode == 0
        assert done.stdout.splitlines() == [
            f"{JIA}:2:5: OC203 name：甲新村 → name: 甲新村",
            f"{JIA}:26:13: OC304 2022/4/2 → 2022-04-02",
            f"{YI}:9:27: OC304 2022年2月15日 → 2022-02-15",
            "3 problems put right in 2 files",
        ]
        assert done.stderr == ""
        assert inside("validate", cwd=book).returncode == 0
        again = inside("fix", "--lang", "en", cwd=book)
        assert again == (0, "nothing to fix automatically\n", "")

    def test_what_is_left_to_people_is_told_apart(self, book, inside):
        file = book / JIA
        file.write_text(
            file.read_text(encoding="utf-8").replace("620万元", "620").replace("412", "412 户"), encoding="utf-8"
        )
        (book / YI).write_bytes((book / YI).read_text(encoding="utf-8").encode("gbk"))
        done = inside("fix", "--lang", "en", cwd=book)
        assert done.stderr == (
            "2 problems remain that need somebody who knows; what to do about each: oc validate\n"
            "1 of them shows only now that the files can be read\n"
            "1 of them is a file not in UTF-8; to convert: oc fix --encoding\n"
        )
        assert inside("fix", "--encoding", "--lang", "en", cwd=book).stdout.startswith(f"{YI}:2:7: OC102 GBK → UTF-8\n")

    def test_a_diff_is_shown_and_nothing_written(self, book, inside):
        before = {path: path.read_bytes() for path in book.rglob("*.yaml")}
        for option in ("--diff", "--dry-run"):
            done = inside("fix", option, cwd=book)
            assert done.returncode == 0
            assert "+    opened: 2022-04-02\r\n" in done.stdout
            assert {path: path.read_bytes() for path in book.rglob("*.yaml")} == before
        (book / "changes.patch").write_bytes(inside("fix", "--diff", cwd=book).stdout.encode())
        applied = subprocess.run(["git", "apply", "changes.patch"], cwd=book, capture_output=True, check=False)
        assert applied.returncode == 0, applied.stderr
        patched = {path: path.read_bytes() for path in before}
        for path, data in before.items():
            path.write_bytes(data)
        inside("fix", cwd=book)
        assert {path: path.read_bytes() for path in before} == patched

    def test_what_became_of_a_line_of_tabs_is_told(self, tmp_path, inside):
        text = f"{HEAD}\t\nprogress:\n  - as_of: 2022-03-31\n \t\n    invested: 120万元\n"
        root = write_book(tmp_path, "# book.yaml\nformat: 1\n")
        (root / "projects").mkdir()
        (root / "projects/a.yaml").write_text(text, "utf-8")
        done = inside("fix", "--diff", "--lang", "en", cwd=root)
        told = [line.split("→ ")[1] for line in done.stderr.splitlines() if "→" in line]
        added = [line[1:] for line in done.stdout.splitlines() if line[:1] == "+" and line[:2] != "++"]
        assert len(told) == len(added) == 2
        assert told == ["(spaces instead)" if line else "(deleted)" for line in added]
        assert "(spaces instead)" in told

    def test_only_some_files_and_codes(self, book, inside):
        done = inside("fix", YI, "--select", "OC203,date-form", cwd=book)
        assert [line.split(":")[0] for line in done.stdout.splitlines()[:-1]] == [YI]
        done = inside("fix", "--select", "OC4", cwd=book)
        assert done.returncode == 2
        done = inside("fix", "--select", "OC203", cwd=book)
        assert [line.split()[1] for line in done.stdout.splitlines()[:-1]] == ["OC203"]

    def test_a_book_that_is_otherwise_broken(self, book, inside):
        (book / "book.yaml").write_text("format：1\ntitle: [\n", encoding="utf-8")
        (book / "funding.yaml").write_bytes(b"\xff\xfe\x00")
        (book / "projects/x.yaml").symlink_to(book / JIA)
        done = inside("fix", cwd=book)
        assert done.returncode == 0
        assert b"name: \xe7\x94\xb2" in (book / JIA).read_bytes()

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_file_that_cannot_be_written_keeps_nobody_from_the_others(self, book, inside):
        (book / "projects").chmod(0o500)
        (book / "funding.yaml").write_text("funds：[]\n", encoding="utf-8")
        try:
            done = inside("fix", cwd=book)
        finally:
            (book / "projects").chmod(0o700)
        assert done.returncode == 3
        assert done.stdout.startswith("funding.yaml")

    def test_a_file_that_changes_meanwhile_is_left_alone(self, book, inside, monkeypatch):
        from oldcommunity.edits import batch

        def late(root, path):
            return b"id: other\n" if path == JIA else (root / path).read_bytes()

        monkeypatch.setattr(batch, "current", late)
        done = inside("fix", cwd=book)
        assert done.returncode == 3
        assert done.stdout.splitlines()[0].startswith(YI)
        assert "name：甲".encode() in (book / JIA).read_bytes()

    def test_two_at_once(self, book):
        command = [sys.executable, "-m", "oldcommunity", "fix"]
        both = [subprocess.Popen(command, cwd=book, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        told = [one.communicate()[0] for one in both]
        assert [one.returncode for one in both] == [0, 0]
        assert sorted(len(text.splitlines()) for text in told) == [1, 4]

    def test_validate_says_how_much_can_be_put_right(self, book, inside):
        done = inside("validate", "--lang", "en", cwd=book)
        assert "2 of them can be put right by oc fix" in done.stderr
        (book / JIA).write_text(HEAD.replace("id: a", "id: 2022-jia") + "budget: 620\n", encoding="utf-8")
        (book / YI).unlink()
        assert "oc fix" not in inside("validate", "--lang", "en", cwd=book).stderr

    def test_a_terminal_obeys_nothing_that_a_file_holds(self):
        from oldcommunity.views.fix_page import on_screen

        assert on_screen("-note: \x1b[31m\r\n+note: x\n") == "-note: \\x1b[31m\n+note: x\n"


class TestPage:
    """The list of what is safe is whole, and on its page."""

    def test_every_rule_has_a_reason_in_both_languages(self):
        assert SAFETY.keys() == RULES.keys()
        assert {code for code in RULES if SAFETY[code] is not Safety.NEVER} == FIXABLE
        for language in LANGUAGES:
            texts = Labels(language).section("fix_page")
            assert [code for code in RULES if not texts[f"why.{code}"]] == []
            assert sorted(key for key in texts if key.startswith("why.")) == [f"why.{code}" for code in RULES]

    def test_the_page_lists_them(self):
        page = (ROOT / "docs/fix.md").read_text(encoding="utf-8")
        assert table() in page, "run: python tests/edits/fix_table.py"
