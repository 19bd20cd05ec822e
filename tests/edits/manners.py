"""Project files in every manner that people write them in: data, and the same data as text after text."""

from __future__ import annotations

from hypothesis import strategies as st

from oldcommunity.source.text import refused_character

#: Texts that need care somewhere: in brackets, in lists, at the start, at the end.
TEXTS = st.one_of(
    st.sampled_from(
        [
            "甲新村",
            "督查报告(2022-05-11) 一、2022年改造项目",
            "甲, 乙",
            "甲: 乙",
            "甲 #1楼",
            "#1楼",
            "- 甲",
            "*甲",
            "“甲”",
            "【甲】",
            "PVC：管",
            "a:b",
            "null",
            "~",
            "yes",
            "true",
            "012",
            "1_000",
            "[甲]",
            "{甲}",
            "甲'乙",
            '甲"乙',
            "甲\\n乙",
            "'甲'",
            "%甲",
            "@甲",
            "甲?",
            "甲，name：乙",
            "一\n二",
            "一\n\n二",
            "https://example.org/a#b",
            "...",
            "---",
            "<<",
            "=",
            "!甲",
            "&甲",
            "|",
            "> 甲",
            "?",
            "-",
            "甲:",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")),
        min_size=1,
        max_size=20,
    ).filter(lambda text: text == text.strip() and refused_character(text) is None),
)
DATES = st.sampled_from(["2022-03-31", "2022-03", "2022", "../2022-05-11"])
DAYS = [f"2022-{month:02}-28" for month in range(1, 13)]
MONEY = st.sampled_from(["320万元", "3.69亿元", "1200元"])
PERCENTS = st.sampled_from(["35%", "0%", "24.73%"])
COUNTS = st.sampled_from(["412", "约1700", "53.25万"])
CODES = ["surveyed", "designed", "started", "completed", "accepted"]

_MILESTONE = {"due": DATES, "met": DATES, "inferred": st.sampled_from(["true", "false"]), "note": TEXTS}
_PROGRESS = {"invested": MONEY, "physical": PERCENTS, "note": TEXTS, "source": TEXTS}
_ISSUE = {"due": DATES, "owner": TEXTS, "cause": st.sampled_from(["pipelines", "other"])}


def _items(key, keys, optional, **needed):
    entry = st.fixed_dictionaries(needed, optional=optional)
    return st.lists(st.sampled_from(keys), unique=True, max_size=4).flatmap(
        lambda chosen: st.tuples(*([entry] * len(chosen))).map(
            lambda made: [{key: name, **rest} for name, rest in zip(sorted(chosen), made, strict=True)]
        )
    )


FIELDS = {
    "targets": st.lists(st.sampled_from(["livelihood", "ministry"]), unique=True, max_size=2),
    "area": st.fixed_dictionaries({"zone": TEXTS}, optional={"district": TEXTS}),
    "households": COUNTS,
    "works": st.lists(st.sampled_from(["basic", "improvement", "upgrade"]), unique=True, max_size=3),
    "budget": MONEY,
    "lead": st.fixed_dictionaries({"name": TEXTS}, optional={"post": TEXTS}),
    "milestones": _items("code", CODES, _MILESTONE),
    "progress": _items("as_of", DAYS, _PROGRESS),
    "issues": _items("id", ["1", "2", "3"], _ISSUE, opened=st.just("2022"), text=TEXTS),
    "formerly": st.lists(TEXTS, unique=True, max_size=3),
    "note": TEXTS,
    "source": TEXTS,
}
RECORDS = st.fixed_dictionaries(
    {"id": st.just("2022-jia"), "name": TEXTS.filter(lambda text: "\n" not in text), "cohort": st.just("2022")},
    optional=FIELDS,
)


class Writer:
    """Writes data as YAML, each choice of manner drawn.

    Attributes:
        draw: gives the next choice of some.
        end: what ends lines.
    """

    def __init__(self, draw) -> None:
        self._draw = draw
        self._lines: list[str] = []
        self.end = self.choose("\n", "\n", "\r\n")
        self._list_in = self.choose(2, 2, 0, 4)
        self._key_in = self.choose(2, 2, 4)
        self._gap = self.choose(1, 1, 3)

    def choose(self, *options):
        return self._draw(st.sampled_from(options))

    def write(self, data) -> bytes:
        """The data as a file."""
        self._aside(0)
        self._keys(data, 0)
        self._aside(0)
        text = self.end.join(self._lines) + self.choose(self.end, self.end, "")
        return self.choose(b"", b"", b"\xef\xbb\xbf") + text.encode()

    def _aside(self, indent) -> None:
        for line in self.choose([], [], [], [], [], [""], ["# 说明"], ["", "# 说明"]):
            self._lines.append(" " * indent + line if line else "")

    def _after(self) -> str:
        return self.choose("", "", "", "", "  # 旁注")

    def _keys(self, data, indent, lead=None) -> None:
        for key, value in data.items():
            if lead is None:
                self._aside(indent)
            head = (lead if lead is not None else " " * indent) + f"{key}:"
            lead = None
            self._value(head, value, indent)

    def _value(self, head, value, indent) -> None:
        if isinstance(value, str):
            if "\n" in value and self.choose(True, False):
                self._lines.append(f"{head} |-{self._after()}")
                self._lines.extend(" " * (indent + 2) + line if line else "" for line in value.split("\n"))
            else:
                self._lines.append(f"{head} {self._scalar(value, flow=False)}{self._after()}")
        elif not value:
            empty = self.choose("[]", "", "null") if isinstance(value, list) else "{}"
            self._lines.append(f"{head} {empty}".rstrip() + self._after())
        elif self.choose(True, False) and not (isinstance(value, list) and isinstance(value[0], dict)):
            self._lines.append(f"{head} {self._flow(value)}{self._after()}")
        elif isinstance(value, dict):
            self._lines.append(head + self._after())
            self._keys(value, indent + self._key_in)
        elif self.choose(True, True, True, False):
            self._lines.append(head + self._after())
            dash = indent + self._list_in
            for item in value:
                self._aside(dash)
                self._item(item, dash)
        elif self.choose(True, False):
            self._lines.append(f"{head} {self._flow(value)}{self._after()}")
        else:
            inner = " " * (indent + 4)
            rows = [f"{inner}{self._flow(item)}," for item in value]
            self._lines += [f"{head} [", *rows, " " * (indent + 1) + "]" + self._after()]

    def _item(self, item, dash) -> None:
        lead = " " * dash + "-" + " " * self._gap
        if isinstance(item, dict) and self.choose(True, False):
            self._keys(item, len(lead), lead)
        else:
            told = self._flow(item) if isinstance(item, dict) else self._scalar(item, flow=True)
            self._lines.append(lead + told + self._after())

    def _flow(self, value) -> str:
        pad = self.choose("", "", " ")
        if isinstance(value, dict):
            return "{" + pad + ", ".join(f"{key}: {self._flow(inner)}" for key, inner in value.items()) + pad + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._flow(inner) for inner in value) + "]"
        return self._scalar(value, flow=True)

    def _scalar(self, text, *, flow) -> str:
        harmless = text.isalnum() or set(text) <= set("0123456789-./%万元")
        named = text.lower() in ("null", "yes", "no", "on", "off")
        if harmless and not named and text[0] not in "-%." and self.choose(True, True, True, False):
            return text
        if text.startswith("../") and self.choose(True, False):
            return text
        if "\n" not in text and self.choose(True, False):
            return "'" + text.replace("'", "''") + "'"
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\xa0", "\\_")
        return f'"{escaped}"'


@st.composite
def files(draw, *needs):
    """A project's data with something in some lists, and a file that says it."""
    data = draw(RECORDS)
    for name in needs:
        if not data.get(name):
            data[name] = draw(FIELDS[name].filter(lambda items: len(items) > 0))
    return data, Writer(draw).write(data)
