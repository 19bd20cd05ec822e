"""Ten thousand damaged files: each is read, or refused with problems that can be told in both languages."""

from __future__ import annotations

import json
import random

import pytest

from conftest import ROOT
from oldcommunity.book.compiling import compiled_rows
from oldcommunity.labels import Labels
from oldcommunity.rules import RULES
from oldcommunity.source.names import kind_of

DATA = ROOT / "data"
FILES = sorted(DATA.rglob("*.yaml"))
#: What clerks, editors and other programs put into files.
SCRAPS = [
    *"：，。“”（）　\t\r\0\x1b\x7f\u200b\u202e\ufeff\u2028#&*!|>%@`{}[]-?,:'\"\\~",
    "<<<<<<< HEAD\n",
    "\n---\n",
    "- ",
    "null",
    "yes",
    "012",
    "1e9",
    "2022-02-30",
    "2022.5",
    "５月底前",
    "12万",
    "99999999999999999999",
    "!!python/object:os.system ",
    "<<: *a",
    "&a ",
    "[" * 40,
    "{" * 40,
]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with one to four things done to it."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randint(1, 12))
        scrap = chance.choice(SCRAPS).encode()
        data = chance.choice(
            [
                lambda d, a, t, s: d[:a] + s + d[a:],
                lambda d, a, t, s: d[:a] + s + d[t:],
                lambda d, a, t, s: d[:a] + d[t:],
                lambda d, a, t, s: d[:a] + bytes([chance.randrange(256)]) + d[a + 1 :],
                lambda d, a, t, s: d[:t] + d[a:],
                lambda d, a, t, s: b"\n".join(chance.sample(d.split(b"\n"), len(d.split(b"\n")))),
                lambda d, a, t, s: d.decode("utf-8", "ignore").encode("gb18030"),
            ]
        )(data, at, to, scrap)
    return data


@pytest.mark.parametrize("block", range(10))
def test_no_input_makes_it_fail(block):
    chance = random.Random(block)
    labels = [Labels(language) for language in ("zh", "en")]
    for _ in range(1000):
        file = chance.choice(FILES)
        data = chance.randbytes(chance.randrange(400)) if chance.random() < 0.1 else damaged(file.read_bytes(), chance)
        for table, row in compiled_rows(kind_of(file.relative_to(DATA).as_posix()), data):
            if table == "problem":
                _, code, place, params = row
                assert code in RULES
                assert place >> 32 >= 1
                told = json.loads(params)
                # What is typed is the bare key: the remedy names it, the sentence with its heading.
                told.setdefault("key", told.get("field"))
                for words in labels:
                    problem = words.problem(code)
                    assert problem.sentence.format_map(told)
                    assert problem.remedy.format_map(told)
