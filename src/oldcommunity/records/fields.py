"""The types of single values: every scalar arrives as text and is read by a function of ours.

Pydantic's own readings of numbers and dates take `012`, `1_000` and `12.0`; none of them is used.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from oldcommunity import codelists
from oldcommunity.dates import Span, parse_span
from oldcommunity.diagnostics import Params
from oldcommunity.errors import FormError
from oldcommunity.money import parse_money
from oldcommunity.printed import parse_printed
from oldcommunity.quantity import Quantity, parse_area, parse_count, parse_percent

ID_PATTERN = r"[0-9a-z]+(-[0-9a-z]+)*"
ID_LENGTH = 64
TEXT_LENGTH = 10_000


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What does not fit in a record: the path to the value in the document's tree, and a problem's code."""

    loc: tuple[str | int, ...]
    code: str
    params: Params


class Record(BaseModel):
    """A part of a file: nothing beyond its fields, and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word that a misspelt one most likely means; empty where none is near."""
    folded = unicodedata.normalize("NFKC", word).strip().lower().replace("-", "_").replace(" ", "_")
    close = difflib.get_close_matches(folded, known, n=1, cutoff=0.6)
    return close[0] if close else ""


def _scalar(read: Callable[[str], object], schema: dict[str, Any] | None = None) -> tuple[Any, Any]:
    """The validator and the JSON Schema of a value that stands in one scalar."""

    def validate(value: object) -> object:
        if value is None:
            raise PydanticCustomError("OC301", "OC301", {"empty": 1})
        if not isinstance(value, str):
            raise PydanticCustomError(
                "OC312", "OC312", {"given": "[…]" if isinstance(value, list) else "{…}"}
            )
        try:
            return read(value)
        except FormError as error:
            raise PydanticCustomError(error.code, error.code, dict(error.params)) from None

    return PlainValidator(validate), WithJsonSchema(schema or {"type": "string"})


def _code(known: tuple[str, ...]) -> tuple[Any, Any]:
    """A code out of a closed list."""
    members = frozenset(known)

    def read(text: str) -> str:
        if text not in members:
            raise FormError("OC303", given=text, offer=nearest(text, known), known=" ".join(known))
        return text

    return _scalar(read, {"enum": list(known)})


def _read_text(text: str) -> str:
    if text != text.strip() or not text:
        raise FormError("OC312", given=text, offer=text.strip())
    if len(text) > TEXT_LENGTH:
        raise FormError("OC213", length=len(text), limit=TEXT_LENGTH)
    return text


_ID = re.compile(ID_PATTERN, re.ASCII)


def _read_id(text: str) -> str:
    if len(text) > ID_LENGTH or not _ID.fullmatch(text):
        tidy = unicodedata.normalize("NFKC", text).strip().lower()
        tidy = re.sub(r"[\s_.]+", "-", tidy)[:ID_LENGTH]
        raise FormError("OC311", given=text, offer=tidy if _ID.fullmatch(tidy) else "")
    return text


def _read_year(text: str) -> int:
    if not re.fullmatch(r"(19|20|21)\d\d", text, re.ASCII):
        match = re.search(r"(?:19|20)\d\d", unicodedata.normalize("NFKC", text), re.ASCII)
        raise FormError("OC317", given=text, offer=match[0] if match else "")
    return int(text)


def _read_flag(text: str) -> bool:
    if text not in ("true", "false"):
        yes = text.strip().lower() in ("yes", "y", "on", "1", "是", "true", "有")
        no = text.strip().lower() in ("no", "n", "off", "0", "否", "false", "无")
        raise FormError("OC315", given=text, offer="true" if yes else "false" if no else "")
    return text == "true"


def _read_number(text: str) -> int:
    if not re.fullmatch(r"-?(0|[1-9]\d{0,8})", text, re.ASCII):
        raise FormError("OC306", given=text, offer="")
    return int(text)


def _read_reported(text: str) -> int:
    if text.startswith("../"):
        raise FormError("OC304", given=text, offer=text.removeprefix("../"))
    return parse_span(text).latest


def _read_printed(text: str) -> str:
    parse_printed(text)
    return text


def _filled(value: object) -> object:
    """An empty list may be left blank."""
    return () if value is None else value


Text = Annotated[str, *_scalar(_read_text)]
Id = Annotated[
    str, *_scalar(_read_id, {"type": "string", "pattern": f"^{ID_PATTERN}$", "maxLength": ID_LENGTH})
]
Year = Annotated[int, *_scalar(_read_year, {"type": ["integer", "string"], "pattern": r"^(19|20|21)\d\d$"})]
Flag = Annotated[bool, *_scalar(_read_flag, {"type": "boolean"})]
Number = Annotated[int, *_scalar(_read_number, {"type": ["integer", "string"]})]
Date = Annotated[Span, *_scalar(parse_span, {"type": ["string", "integer"]})]
#: The last day of what is reported; a day, or a month or year that is over.
Day = Annotated[int, *_scalar(_read_reported, {"type": ["string", "integer"]})]
Money = Annotated[Quantity, *_scalar(parse_money)]
Count = Annotated[Quantity, *_scalar(parse_count, {"type": ["integer", "string"]})]
FloorArea = Annotated[Quantity, *_scalar(parse_area)]
Percent = Annotated[Quantity, *_scalar(parse_percent)]
Print = Annotated[str, *_scalar(_read_printed, {"type": ["string", "integer"]})]

MilestoneCode = Annotated[str, *_code(codelists.MILESTONES)]
StartBasis = Annotated[str, *_code(codelists.START_BASES)]
Work = Annotated[str, *_code(codelists.WORKS)]
LeadLevel = Annotated[str, *_code(codelists.LEAD_LEVELS)]
PartyRole = Annotated[str, *_code(codelists.PARTY_ROLES)]
UtilityKind = Annotated[str, *_code(codelists.UTILITIES)]
UtilityStatus = Annotated[str, *_code(codelists.UTILITY_STATUSES)]
Cause = Annotated[str, *_code(codelists.CAUSES)]
Rectification = Annotated[str, *_code(codelists.RECTIFICATIONS)]
FundKind = Annotated[str, *_code(codelists.FUND_KINDS)]
FundStatus = Annotated[str, *_code(codelists.FUND_STATUSES)]
DocumentKind = Annotated[str, *_code(codelists.DOCUMENT_KINDS)]
InspectionKind = Annotated[str, *_code(codelists.INSPECTION_KINDS)]
FigureKey = Annotated[str, *_code(codelists.FIGURES)]
UnitKey = Annotated[str, *_code(codelists.UNITS)]
Expectation = Annotated[str, *_code(codelists.EXPECTATIONS)]
Language = Annotated[str, *_code(codelists.LANGUAGES)]

#: A list may be left blank; its items are checked one by one.
Blank = BeforeValidator(_filled)
