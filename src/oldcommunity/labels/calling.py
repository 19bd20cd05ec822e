"""What codes are called, for those who type the word instead of the code."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from oldcommunity.codelists import LANGUAGES
from oldcommunity.labels import Labels


def code_called(known: Iterable[str], word: str) -> str:
    """The one code of a list that goes by a name, in whatever language; empty where there is none, or several do.

    >>> code_called(("started", "completed"), "已开工"), code_called(("started", "completed"), "开始")
    ('started', '')
    """
    told = unicodedata.normalize("NFKC", word).strip().casefold()
    names = [told, told.removeprefix("已")]
    found = [code for code in known if not _called()[code].isdisjoint(names)]
    return found[0] if len(found) == 1 else ""


@cache
def _called() -> Mapping[str, set[str]]:
    """The names of each code, in every language."""
    found: dict[str, set[str]] = defaultdict(set)
    for labels in map(Labels, LANGUAGES):
        for name, title in (*labels.section("codes").items(), *labels.section("figures").items()):
            if isinstance(title, str):
                found[name.rpartition(".")[2]].add(unicodedata.normalize("NFKC", title).strip().casefold())
    return found
