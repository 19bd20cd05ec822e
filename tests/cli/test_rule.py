"""`oc rule`: every code is explained, in both languages, by its code, number or name."""

from __future__ import annotations

import json

import pytest

from oldcommunity.errors import UsageError
from oldcommunity.labels import Labels
from oldcommunity.reports.rules import rule_reports
from oldcommunity.rules import RULES
from oldcommunity.views.as_markdown import render as markdown
from oldcommunity.views.as_plain import render as plain
from oldcommunity.views.rule_page import examples_text, rule_page, rules_json, rules_page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_page(language):
    labels = Labels(language)
    for code, rule in RULES.items():
        (report,) = rule_reports(code)
        page = rule_page(report, labels)
        for text in (plain(page), markdown(page)):
            assert code in text
            assert rule.name in text.replace("\\", "")
        assert "{" not in plain(page).replace("{code: {", "").replace("{as_of", "") or "‹" in plain(page)
        assert ("<" in plain(rule_page(report, labels, utf8=False))) == ("‹" in plain(page)) or "<<<" in plain(page)
        assert bool(report.fails) == (code[2] == "4")
        assert (code in examples_text(report, labels, "plain")) == (code[2] == "4")


def test_a_rule_is_found_by_code_number_and_name():
    for word in ("OC411", "oc411", " 411 ", "milestone-order", "Milestone_Order"):
        assert rule_reports(word)[0].rule.code == "OC411"


@pytest.mark.parametrize(
    ("word", "offer"), [("milestone-ordr", "milestone-order"), ("OC3O7", "OC307"), ("OC999", ""), ("", "")]
)
def test_an_unknown_code_is_refused_with_the_nearest(word, offer):
    with pytest.raises(UsageError) as refused:
        rule_reports(word)
    assert refused.value.key == "unknown-code"
    assert refused.value.params["offer"] == offer


def test_the_list_holds_every_code():
    labels = Labels("en")
    text = plain(rules_page(rule_reports(), labels, headings=False))
    assert all(f"\n{code}: " in text for code in RULES)
    told = json.loads(rules_json(rule_reports(), labels))
    assert told["format"] == "oldcommunity.rules/1"
    assert [rule["code"] for rule in told["rules"]] == list(RULES)


def test_examples_keep_their_lines_in_every_format(oc):
    for form in ("terminal", "plain", "markdown"):
        done = oc("rule", "OC411", "--format", form)
        assert done.returncode == 0
        assert "  - {code: started, met: " in done.stdout
    assert "```yaml\n# projects/" in done.stdout
    told = json.loads(oc("rule", "milestone-order", "--format", "json", "--lang", "en").stdout)
    assert told["rules"][0]["fails"].endswith("# <- OC411")


def test_the_command_line(oc, tmp_path):
    listed = oc("rule", cwd=tmp_path)
    assert listed.stdout.startswith("问题代码\nOC101: 错误; not-utf-8; ")
    wrong = oc("rule", "milestone-ordr", "--lang", "en", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "did you mean: milestone-order" in wrong.stderr
    assert oc("rule", "--format", "csv").returncode == 2
    assert oc("rule", "--lang", "fr").returncode == 2
    narrow = oc("rule", "OC307", PYTHONIOENCODING="gbk:strict", LANG="en_US")
    assert "\\u" not in narrow.stdout
