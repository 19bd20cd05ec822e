"""The JSON Schemas as files: one for each kind, in one language, as editors are pointed to them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from oldcommunity.codelists import LANGUAGES
from oldcommunity.exchange.editors.json_schema import json_schema
from oldcommunity.records import MODELS

_SUFFIX = ".schema.json"
_URN = "urn:oldcommunity:"


def schema_text(kind: str, language: str) -> str:
    """The file of one kind."""
    return json.dumps(json_schema(kind, language), ensure_ascii=False, indent=2) + "\n"


def schema_files(language: str) -> dict[str, bytes]:
    """All files by name."""
    return {f"{kind}{_SUFFIX}": schema_text(kind, language).encode("utf-8") for kind in MODELS}


def language_of(folder: Path) -> str | None:
    """The language of the schemas in a folder; None where there are none of ours."""
    for kind in MODELS:
        told = _id_of(folder / f"{kind}{_SUFFIX}")
        for language in LANGUAGES:
            if told == f"{_URN}{kind}:{language}":
                return language
    return None


def outdated(folder: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """The names of the files that are missing from a folder or say something else than they should."""
    return [name for name, data in wanted.items() if _read(folder / name).replace(b"\r\n", b"\n") != data]


def foreign(folder: Path, names: list[str]) -> list[str]:
    """The names of the files that are there and are no schemas of ours."""
    return [name for name in names if (folder / name).exists() and not _id_of(folder / name).startswith(_URN)]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _id_of(path: Path) -> str:
    try:
        told = json.loads(_read(path))
    except ValueError:
        return ""
    return str(told.get("$id", "")) if isinstance(told, dict) else ""
