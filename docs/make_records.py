"""Write `docs/records.md`: every kind of file, every field and every codelist, zh and en side by side.

Run `python docs/make_records.py` after changing a model, a codelist or their words; a test holds the page to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from oldcommunity import codelists
from oldcommunity.exchange.editors.json_schema import json_schema
from oldcommunity.labels import Labels
from oldcommunity.records import MODELS, fields

PAGE = Path(__file__).parent / "records.md"

#: Where the files of each kind lie in a book.
PLACES = {
    "book": "`book.yaml`",
    "project": "`projects/**/ID.yaml`, one project a file; the file's name is the id",
    "cohort": "`cohorts/*.yaml`, any name: cohort, area and target say which plan it is",
    "funding": "`funding.yaml` or `funding/*.yaml`",
    "inspection": "`inspections/ID.yaml`, one inspection a file; the file's name is the id",
    "documents": "`documents.yaml` or `documents/*.yaml`",
    "published": "`published.yaml` or `published/*.yaml`",
    "waivers": "`waivers.yaml`",
}
#: The forms of single values: heading, what to write, examples.
FORMS = {
    "Text": ("text 文字", "any text without spaces at its ends; 10,000 characters at most", "`崇桂新村`"),
    "Id": ("id 编号", "small letters and digits, joined by `-`; at most 64; never changed", "`2022-chonggui-xincun`"),
    "Year": ("year 年份", "four digits, 1900 to 2199", "`2022`"),
    "Date": (
        "date 日期",
        "a day, a month, a year, or *on or before* any of these (`../`)",
        "`2022-03-31` `2022-07` `2022` `../2022-03-31`",
    ),
    "Day": (
        "day 截止日",
        "the last day reported: a day, or the end of a month or year; no `../`",
        "`2022-03-31` `2022-03`",
    ),
    "Money": ("money 金额", "with its unit, 元, 万元 or 亿元; exact to 0.01 元", "`3.69亿元` `4500万元` `1200元`"),
    "Count": (
        "count 数目",
        "digits, or with 万; `约` marks an estimate. No unit: the key names it",
        "`12197` `53.25万` `约1700`",
    ),
    "FloorArea": ("floor area 面积", "with its unit, 平方米 or 万平方米", "`3200平方米` `3.2万平方米`"),
    "Percent": ("percent 百分数", "with its sign", "`15%` `24.73%`"),
    "Number": ("number 序号", "a whole number", "`1`"),
    "Flag": ("flag 是否", "`true` or `false`", "`true`"),
    "Print": (
        "print 印出的数",
        "as printed, with sign, unit and the usual words about it",
        "`27.3%` `33个` `近八成` `70%以上` `全部开工`",
    ),
}
_HEAD = """\
# What may stand in the files of a book

A book is a folder with a `book.yaml` and the files below it. Every file is UTF-8, one mapping, and plain YAML:
no anchors, tags, merge keys, repeated keys or second documents. A file that is none of these kinds is reported
by `oc validate`, except for names that begin with a dot, what editors leave behind (`*~`, `*.bak`, `*.orig`, …),
notes (`*.md`, `*.txt`, `*.rst`), `LICENSE`, `schema/*.json`, and a folder `templates` beside `book.yaml`.

All values are text until the field that they stand in reads them; quotes make no difference (`2022` and `"2022"`
are the same). `null`, `~` and nothing at all mean: not filled in. Write `{…}` and `[…]` only where there is no
free text: a comma inside them begins a new item.

This page is made from the program's own models and words: `python docs/make_records.py`.

## Forms of values
"""
_PRECISION = """
What was typed keeps its precision. `12197` is exact; `53.25万` lies between 532,450 and 532,550; `约1700` may be
50 off; `3.69亿元` lies between 3.685 and 3.695 亿元. Comparisons between figures allow for that much and no more.
An amount of money without a unit is refused, with the two amounts that it could mean. Money, areas and counts are
whole numbers inside (分, 0.01 m², 1) and are never rounded before they are printed.
"""


def render() -> str:
    """The whole page."""
    parts = [_HEAD, _table(["form", "what to write", "examples"], FORMS.values()), _PRECISION]
    for kind in MODELS:
        parts += _kind(kind)
    parts += ["", "## Codelists", "", "A code is written as it stands here; the words are what `oc` shows for it."]
    for name in sorted(_LISTS.values()):
        parts += ["", f"### {_title(name)}", "", _codes(name)]
    return "\n".join(parts) + "\n"


def _kind(kind: str) -> Iterator[str]:
    zh, en = (json_schema(kind, language) for language in ("zh", "en"))
    yield from ("", f"## {en['title']} · {zh['title']}", "", f"{PLACES[kind]}.", "", f"{en['description']}  ")
    yield from (zh["description"], "")
    yield _fields(zh, en)
    for name, part in zh.get("$defs", {}).items():
        if name not in _SHARED or kind == _SHARED[name]:
            yield from ("", f"### {name}", "", _fields(part, en["$defs"][name]))
    others = [name for name in zh.get("$defs", {}) if _SHARED.get(name, kind) != kind]
    elsewhere = [f"{name} under [{_KINDS[_SHARED[name]]}](#{_anchor(_SHARED[name])})" for name in others]
    if elsewhere:
        yield from ("", f"See also: {', '.join(elsewhere)}.")


def _fields(zh: dict[str, Any], en: dict[str, Any]) -> str:
    rows = []
    for key, part in zh["properties"].items():
        other = en["properties"][key]
        must = "yes" if key in zh.get("required", ()) else ""
        words = [f"**{told['title']}** {told['description']}" for told in (part, other)]
        rows.append([f"`{key}`", _form(part), must, *words])
    return _table(["key", "form", "must", "中文", "English"], rows)


def _form(part: dict[str, Any]) -> str:
    """What stands in a field, in a word or two."""
    choices = [choice for choice in part.get("anyOf", [part]) if choice.get("type") != "null"]
    (shape,) = choices
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    if "items" in shape:
        return f"list of {_form(shape['items'])}"
    if "enum" in shape:
        name = _LISTS[tuple(code for code in shape["enum"] if code is not None)]
        return f"code: [{_title(name)}](#{_title(name).replace(' ', '-')})"
    for name, known in _SHAPES.items():
        if _signature(shape) == known:
            return FORMS[name][0].split()[0] if name != "FloorArea" else "floor area"
    raise AssertionError(part)


def _signature(shape: dict[str, Any]) -> tuple[object, ...]:
    types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    told = (shape.get(key) for key in ("pattern", "minLength", "maxLength"))
    return (frozenset(types) - {"null"}, *told)


def _codes(name: str) -> str:
    labels = [Labels(language) for language in ("zh", "en")]
    own = name in ("figures", "units")
    rows = [
        [f"`{code}`", *(words.text(name, code) if own else words.text("codes", f"{name}.{code}") for words in labels)]
        for code in getattr(codelists, name.upper())
    ]
    return _table(["code", "中文", "English"], rows)


def _title(name: str) -> str:
    return name.replace("_", " ")


def _anchor(kind: str) -> str:
    title = f"{json_schema(kind, 'en')['title']} · {json_schema(kind, 'zh')['title']}"
    return title.lower().replace(" · ", "--").replace(" ", "-")


def _table(heads: list[str], rows: Any) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


_LISTS = {codes: name.lower() for name, codes in vars(codelists).items() if name.isupper() and "AFTER" not in name}
_SHAPES = {name: _signature(TypeAdapter(getattr(fields, name)).json_schema()) for name in FORMS}
_KINDS = {kind: json_schema(kind, "en")["title"] for kind in MODELS}
#: Parts that several kinds of files have in common, and the kind under which they are explained.
_SHARED = {"Area": "book", "Counts": "cohort", "Survey": "cohort"}

if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
