"""Codes and conditions as people type them: by the code, or by the word that the program's own pages have for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from oldcommunity.errors import UsageError

_YES_OR_NO = {"是": "true", "否": "false", "yes": "true", "no": "false"}


def code_of(given: str, known: Sequence[str], key: str = "unknown-choice") -> str:
    """The code that a word of the command line means.

    >>> code_of("居民阻挠", ("residents", "pipelines")), code_of("pipelines", ("residents", "pipelines"))
    ('residents', 'pipelines')

    Args:
        given: the code, or what it is called in whatever language.
        known: the codes that there are.
        key: the error's, where it is none of them.

    Raises:
        UsageError: it is none of them.
    """
    found = code_or_word(given, known)
    if found not in known:
        raise UsageError(key, given=given, known=" ".join(known))
    return found


def code_or_word(given: str, known: Sequence[str]) -> str:
    """The same, and the word itself where it is no code's."""
    if given in known:
        return given
    from oldcommunity.labels.calling import code_called

    return code_called(known, given) or given


def plain_year(cohort: str) -> str:
    """A plan year as digits where it is told as `2022年` or `2022年度`; anything else as it is."""
    told = unicodedata.normalize("NFKC", cohort).strip()
    year = told.removesuffix("度").removesuffix("年").rstrip()
    return year if year.isascii() and year.isdigit() and told != f"{year}度" else cohort


def conditions(texts: Iterable[str]) -> list[str]:
    """Conditions with codes and keys in place of the words for them.

    >>> conditions(["户数>=300", "状态=在建", "district=三元区"])
    ['households>=300', 'state=under_construction', 'district=三元区']
    """
    return [_condition(text) for text in texts]


def _condition(text: str) -> str:
    from oldcommunity.figures.scope.filters import CODES, KEYS, parted

    key, sign, value = parted(text)
    if not sign:
        return text
    key = key if key in KEYS else _keys().get(key.casefold(), key)
    codes = CODES.get(key, ())
    if value and "true" in codes:
        value = _YES_OR_NO.get(value.casefold(), value)
    return f"{key}{sign}{code_or_word(value, codes) if value and codes else value}"


def _keys() -> Mapping[str, str]:
    """The key of a condition by what it is called, in every language."""
    from oldcommunity.codelists import LANGUAGES
    from oldcommunity.figures.scope.filters import KEYS
    from oldcommunity.labels import Labels

    found = {}
    for labels in map(Labels, LANGUAGES):
        for key in KEYS:
            for model in ("Project", "Area", "Governance"):
                if field := labels.field(f"{model}.{key}"):
                    found[field.title.casefold()] = key
        found |= {title.casefold(): key for key, title in labels.section("conditions").items()}
    return found
