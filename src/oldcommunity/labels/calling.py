"""What codes and keys are called: for those who type the word instead of the code, and those who have to choose one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from oldcommunity.codelists import LANGUAGES
from oldcommunity.labels import Labels

_NAME = re.compile(r"[a-z][a-z0-9_]*(?![a-z0-9_…-])", re.ASCII)
#: So much of a list has to be called something in one place, or it is no list of codes or keys.
_MOST = 0.6


def code_called(known: Iterable[str], word: str) -> str:
    """The one code of a list that goes by a name, in whatever language; empty where there is none, or several do.

    >>> code_called(("started", "completed"), "已开工"), code_called(("started", "completed"), "开始")
    ('started', '')
    """
    told = unicodedata.normalize("NFKC", word).strip().casefold()
    names = [told, told.removeprefix("已")]
    found = [code for code in known if not _called()[code].isdisjoint(names)]
    return found[0] if len(found) == 1 else ""


def with_words(known: str, labels: Labels, model: str = "") -> str:
    """Codes or keys, each with the word for it in brackets where that is in another language than they are.

    >>> with_words("water gas", Labels("zh")), with_words("water gas", Labels("en"))
    ('water（供水） gas（供气）', 'water gas')
    >>> with_words("2021 2022", Labels("zh"))
    '2021 2022'

    Args:
        known: codes or keys of one list, whatever stands between them.
        labels: the words.
        model: what has the keys, where that is known.
    """
    names = _NAME.findall(known)
    if labels.language == "en" or not names:
        return known
    counted = {place: sum(name in words for name in names) for place, words in _places(labels.language).items()}
    best = sorted(counted, key=lambda place: (place != model, -counted[place]))
    if max(counted.values()) < _MOST * len(known.replace("|", " ").split()):
        return known
    words = {
        name: next(_places(labels.language)[place][name] for place in best if name in _places(labels.language)[place])
        for name in names
        if any(name in words for words in _places(labels.language).values())
    }
    return _NAME.sub(lambda match: f"{match[0]}（{words[match[0]]}）" if match[0] in words else match[0], known)


def title_of(key: str, labels: Labels, model: str = "") -> str:
    """What a key, code or figure is called; empty where it is called differently in different places.

    >>> title_of("due", Labels("zh")), title_of("due", Labels("zh"), "Milestone")
    ('', '计划日期')
    """
    places = _places(labels.language)
    first = places.get(model, {}).get(key)
    if first:
        return first
    for place in ("milestones", "states", "figures"):
        if key in places[place]:
            return places[place][key]
    fields = {words[key] for place, words in places.items() if place[0].isupper() and key in words}
    return fields.pop() if len(fields) == 1 else ""


@cache
def _places(language: str) -> Mapping[str, Mapping[str, str]]:
    """The words for what each list of codes and each record has in it: lists in small letters, records in capitals."""
    labels = Labels(language)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, title in labels.section("codes").items():
        place, _, code = name.rpartition(".")
        found[place][code] = title
    for name, field in labels.section("fields").items():
        place, _, key = name.rpartition(".")
        if place:
            found[place][key] = field.title
    found["figures"] = dict(labels.section("figures"))
    found["conditions"] = {**found["Governance"], **found["Area"], **found["Project"], **labels.section("conditions")}
    kinds = (name for name in labels.section("issues_page") if name.startswith("kind-"))
    found["issue_kinds"] = {name.removeprefix("kind-"): labels.text("issues_page", name) for name in kinds}
    return found


@cache
def _called() -> Mapping[str, set[str]]:
    """The names of each code, in every language."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for place, words in _places(language).items():
            if place.islower():
                for code, title in words.items():
                    found[code].add(unicodedata.normalize("NFKC", title).strip().casefold())
    return found
