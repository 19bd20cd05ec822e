"""Putting an item into a file: one item more, and every byte that was there still there, in its order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oldcommunity.edits.appending import appended
from oldcommunity.errors import BookError
from oldcommunity.source.document import load_document

ITEM = {"figure": "started", "cohort": "2022", "as_of": "2022-03-31", "printed": "6个"}
FIRST = "{figure: planned, cohort: 2021, as_of: 2022-05-11, printed: 42个}"

FILES = {
    "no file": None,
    "empty": "",
    "comments": "# 印出的数字\n",
    "no items": "figures:\n",
    "no items, a note": "figures: # 还没有\n",
    "one in flow": f"figures:\n  - {FIRST}\n",
    "no line end": f"figures:\n  - {FIRST}",
    "not set in": f"figures:\n- {FIRST}\n",
    "two, apart": f"figures:\n  - {FIRST}\n\n  - {FIRST}\n",
    "two, together": f"figures:\n  - {FIRST}\n  - {FIRST}\n",
    "comment at the end": f"figures:\n  - {FIRST}\n# 完\n",
    "empty lines at the end": f"figures:\n  - {FIRST}\n\n\n",
    "empty flow": "figures: []\n",
    "flow": f"figures: [{FIRST}]  # 一行\n# 完\n",
    "flow over lines": f"figures: [\n  {FIRST},\n]\n",
    "block text at the end": "figures:\n  - figure: planned\n    cohort: 2021\n    as_of: 2022-05-11\n"
    "    printed: 42个\n    note: |\n      一\n      二\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", FILES)
def test_one_item_more_and_nothing_else(name, bom, ends):
    text = FILES[name]
    old = None if text is None else bom + text.replace("\n", ends).encode()
    new = appended("published", "published.yaml", old, "figures", ITEM)
    before = (load_document(old).data if old else None) or {}
    assert load_document(new).data == {"figures": [*(before.get("figures") or []), ITEM]}
    assert _is_put_into(old or b"", new)
    assert (b"\r\n" in new) == (ends == "\r\n" and b"\r\n" in (old or b""))
    assert new.count(b"\n") - new.count(b"\r\n") in (0, new.count(b"\n"))


def _is_put_into(old, new):
    """Whether the new bytes are the old ones with a stretch put in at one place."""
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return any(new[:i] + new[len(new) - (len(old) - i) :] == old for i in range(head + 1))


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=30
)


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(sorted(name for name in FILES if name != "no file")))
def test_any_text_comes_back_as_it_was_or_is_refused(text, name):
    item = {**ITEM, "place": text, "area": {"zone": text}}
    old = FILES[name].encode()
    try:
        new = appended("published", "published.yaml", old, "figures", item)
    except BookError as error:
        refused = error.key
    else:
        refused = ""
        assert load_document(new).data["figures"][-1] == item
        assert _is_put_into(old, new)
    assert refused in ("", "cannot-append")


def test_the_very_item_is_not_put_in_twice():
    once = appended("published", "published.yaml", None, "figures", ITEM)
    assert appended("published", "published.yaml", once, "figures", ITEM) == once


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("figures:\n  - {figure: planned\n", "unread-file"),
        ("figures: 1\n", "cannot-append"),
        (f"figures:\n  - {FIRST}\n...\n", "cannot-append"),
    ],
)
def test_what_cannot_be_done_without_harm_is_refused(text, key):
    with pytest.raises(BookError) as refused:
        appended("published", "published.yaml", text.encode(), "figures", ITEM)
    assert refused.value.key in (key, "unread-file")
