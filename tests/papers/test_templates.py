"""Templates: an office's own come first, what is wrong is told with its line, and none can do harm."""

from __future__ import annotations

import pytest

from conftest import ROOT
from oldcommunity.views.papers import limits


@pytest.fixture
def own(copy, call):
    """Make a paper from a template of the office's own."""

    def told(source, name="own", **files):
        folder = copy.parent / "templates"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.zh.md.j2").write_text(source, encoding="utf-8")
        for other, text in files.items():
            (folder / f"{other}.zh.md.j2").write_text(text, encoding="utf-8")
        return call("report", name, "--data", copy, "--as-of", "2022-05-11", "--format", "markdown")

    return told


def test_own_templates_are_found_beside_the_book_and_come_first(own, call, copy):
    assert own("# 甲\n\n{{ figure('planned', cohorts[0]) }}").out.startswith("# 甲\n\n42个\n")
    assert own("# 乙\n", name="inspection").out.startswith("# 乙\n")
    told = call("report", "--list", "--data", copy).out
    assert "own" in told
    assert "本单位 inspection.zh.md.j2" in told


def test_a_template_can_be_printed_to_be_changed(call, own):
    source = call("report", "monthly", "--template").out
    assert source == (ROOT / "templates/monthly.zh.md.j2").read_text(encoding="utf-8")
    assert "macro plan" in call("report", "_words", "--template").out
    missing = call("report", "_wrods", "--template")
    assert (missing.code, missing.out) == (3, "")
    assert "四月月报" in own(source.replace("月报", "四月月报", 2), name="monthly").out


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("甲\n{{ figure('strat_rate', cohorts[0]) }}", 2, "start_rate"),
        ("{{ figur('planned') }}", 1, "figure"),
        ("\n\n{{ cohorts[0].yaer }}", 3, "year"),
        ("{{ figure('planned') }}", 1, "figure('planned', c)"),
        ("{{ figure('planned', cohorts[0], unit='house') }}", 1, "households"),
        ("{{ 1 + 1 }}", 1, "2"),
        ("{{ projects|length }}", 1, ".count"),
        ("{{ documents[0].number }}", 1, "if"),
        ("{{ none }}", 1, "if"),
        ("甲\n{% if %}", 2, ""),
        ("{% for x in projects %}", 1, ""),
        ("{% for i in range(100000) %}x{% endfor %}", 1, "1000"),
        ("{{ 'a' * 100000000 }}", 1, "*"),
        ("{{ ''.__class__ }}", 1, ""),
        ("{{ figure.__globals__ }}", 1, ""),
        ("{{ cycler.__init__ }}", 1, ""),
        ("{{ cohorts[0].parts('street') }}", 1, ""),
        ("{{ 1 / 0 }}", 1, ""),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, ""),
        ("{{ 'a'|center(1000000000) }}", 1, "center"),
        ("{{ 'a'|indent(1000000000) }}", 1, "indent"),
        ("{{ 'a'.ljust(1000000000) }}", 1, ""),
        ("{{ 'a'.zfill(1000000000) }}", 1, ""),
        ("{{ 'a\\tb'.expandtabs(1000000000) }}", 1, ""),
        ("{{ '{:>1000000000}'.format('a') }}", 1, ""),
        ("{{ '%1000000000d' % 1 }}", 1, "%"),
        ("{{ '%1000000000d'|format(1) }}", 1, "format"),
        ("{{ [1]|batch(1000000000, 'a')|list }}", 1, "1000"),
        ("{% set a = 'abcdefghij' %}" + "{% set a = a ~ a %}" * 40, 1, "200000"),
        ("{% set a = 'abcdefghij' %}" + "{% set a = a + a %}" * 40, 1, "200000"),
        ("{% set a = 'abcdefghij' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40, 1, "200000"),
        ("{% set a = 'abcdefghij' %}" + "{% set a = a.replace('a', a) %}" * 40, 1, "200000"),
        ("{% set a = [1, 2] %}" + "{% set a = a + a %}" * 40, 1, "200000"),
        ("{{ [1, 2, 3]|random }}", 1, "random"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(own, source, line, word):
    done = own(source)
    assert (done.code, done.out) == (3, "")
    assert f"own.zh.md.j2:{line}: " in done.err
    assert word in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "source",
    [
        "{% include '../data/book.yaml' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'link.zh.md.j2' %}",
        "{% import 'os' as x %}",
    ],
)
def test_nothing_outside_the_folder_is_read(own, copy, source):
    folder = copy.parent / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "link.zh.md.j2").symlink_to(copy / "book.yaml")
    done = own(source)
    assert done.code == 3
    assert "format: 1" not in done.out + done.err


def test_a_template_may_include_others_of_its_folder(own):
    assert "甲乙" in own("甲{% include 'part.zh.md.j2' %}", part="乙").out


def test_a_template_without_end_is_stopped(own, monkeypatch):
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.3)
    loops = "{% for a in range(999) %}" * 4 + "{% endfor %}" * 4
    done = own(loops)
    assert done.code == 3
    assert "own.zh.md.j2" in done.err


def test_too_much_text_is_stopped(own, monkeypatch):
    monkeypatch.setattr(limits, "MOST_TEXT", 1000)
    assert own("{% for a in range(999) %}很长的一句话{% endfor %}").code == 3


def test_a_number_typed_in_a_template_is_pointed_out(own):
    done = own("# 标题2022\n\n共有22个项目，{{ figure('planned', cohorts[0]) }}。")
    assert done.code == 0
    assert "3: 22" in done.err
    assert "2022" not in done.err


def test_numbers_are_recorded_however_they_are_joined(own):
    done = own("{% set f = figure('planned', cohorts[0]) %}{{ '共' ~ f }}{{ [f, f.number]|join('、') }}{{ f|string }}")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("共42个42个、4242个\n")
    assert done.out.count('["planned cohort=2021') == 4


def test_a_date_is_itself_however_it_is_joined(own):
    day = "{% for p in projects if p.name == '杜鹃新村' %}{% set day = p.due('completed') %}"
    done = own(day + "{{ '于' ~ day }}；{{ ['甲', day]|join }}{% endfor %}")
    assert done.code == 0
    assert done.out.startswith("于2022年7月；甲2022年7月\n")


def test_a_name_that_there_is_not_is_wrong_use(call):
    done = call("report", "inspektion")
    assert done.code == 2
    assert "inspection" in done.err
    assert call("report", "project").code == 2
    assert call("report", "project", "--project", "nobody").code == 2
