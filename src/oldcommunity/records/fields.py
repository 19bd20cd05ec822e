"""The types of single values: every scalar arrives as text and is read by a function of ours.

Pydantic's own readings of numbers and dates take `012`, `1_000` and `12.0`; none of them is used.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetPydanticSchema, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from oldcommunity import codelists
from oldcommunity.dates import Span, parse_span
from oldcommunity.diagnostics import Params
from oldcommunity.errors import FormError
from oldcommunity.money import parse_money
from oldcommunity.printed import parse_printed
from oldcommunity.quantity import Quantity, parse_area, parse_count, parse_percent
from oldcommunity.records.unknown import means_unknown

ID_PATTERN = r"[0-9a-z]+(-[0-9a-z]+)*"
ID_LENGTH = 64
TEXT_LENGTH = 10_000
PRINT_LENGTH = 64
_AMOUNT = r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?"
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What does not fit in a record: the path to the value in the document's tree, and a problem's code."""

    loc: tuple[str | int, ...]
    code: str
    params: Params


def last_key(loc: tuple[str | int, ...]) -> str:
    """The key nearest to what stands at a path: an item of a list goes by the name of the list."""
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


class Record(BaseModel):
    """A part of a file: nothing beyond its fields, and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word that a misspelt one most likely means; empty where none is near."""
    folded = unicodedata.normalize("NFKC", word).strip().lower().replace("-", "_").replace(" ", "_")
    close = difflib.get_close_matches(folded, known, n=1, cutoff=0.6)
    return close[0] if close else ""


#: Codes of values to which a word like 无 is an answer, or a text that merely has the wrong form.
_NONE_IS_AN_ANSWER = frozenset(("OC312", "OC315"))


def _scalar(read: Callable[[str], object], schema: dict[str, Any], *, repeated: bool = True) -> tuple[Any, Any]:
    """The validator and the JSON Schema of a value that stands in one scalar.

    The schema takes at least what `read` takes, whatever type other readers of YAML see in it (`2022`,
    `true`); `problem` is the code whose remedy an editor shows where it does not fit. Most values are
    `repeated` in many records of a book: what each of them means is worked out once.
    """

    def validate(value: str) -> object:
        try:
            return read(value)
        except FormError as error:
            if error.code not in _NONE_IS_AN_ANSWER and not error.params.get("offer") and means_unknown(value):
                raise PydanticCustomError("OC323", "OC323", {"given": value}) from None
            params = dict(error.params) if value.strip() else {**error.params, "reason": "empty"}
            raise PydanticCustomError(error.code, error.code, params) from None

    function = lru_cache(maxsize=4096)(validate) if repeated else validate
    steps: list[core_schema.CoreSchema] = [
        core_schema.is_instance_schema(str),
        core_schema.no_info_plain_validator_function(function),
    ]
    return GetPydanticSchema(lambda *_: core_schema.chain_schema(steps)), WithJsonSchema(schema)


def _code(known: tuple[str, ...]) -> tuple[Any, Any]:
    """A code out of a closed list."""
    members = frozenset(known)

    def read(text: str) -> str:
        if text not in members:
            raise FormError("OC303", given=text, offer=nearest(text, known), known=" ".join(known))
        return text

    return _scalar(read, {"enum": list(known)})


def _read_text(text: str) -> str:
    # A block text (`|`) ends with the line break that ends its last line.
    text = text.removesuffix("\n")
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
        raise FormError("OC317", given=text, offer=match[0] if match else _digits_in_order(text))
    return int(text)


def _digits_in_order(text: str) -> str:
    """The year of which two neighbouring digits have changed places; empty where it could be several."""
    if len(text) != len("2022"):
        return ""
    swapped = {text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(3)}
    years = [year for year in swapped if re.fullmatch(r"(?:19|20)\d\d", year, re.ASCII)]
    return years[0] if len(years) == 1 else ""


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
    try:
        return parse_span(text).latest
    except FormError as error:
        params = dict(error.params)
        if "offer" in params:
            params["offer"] = str(params["offer"]).removeprefix("../")
        raise FormError(error.code, **params) from None


def _read_printed(text: str) -> str:
    if len(text) > PRINT_LENGTH:
        raise FormError("OC318", given=text, offer="")
    parse_printed(text)
    return text


def _filled(value: object) -> object:
    """An empty list may be left blank."""
    return () if value is None else value


def _schema(problem: str, *types: str, pattern: str = "", **rest: object) -> dict[str, Any]:
    """A JSON Schema; a pattern concerns what is a text to the reader."""
    shape: dict[str, Any] = {"pattern": f"^{pattern}$"} if pattern else {}
    return {"type": list(types), **shape, **rest, "problem": problem}


_PLAIN = ("string", "number", "boolean")
_ANY_TEXT = _schema("OC312", *_PLAIN, minLength=1, maxLength=TEXT_LENGTH)
Text = Annotated[str, *_scalar(_read_text, _ANY_TEXT, repeated=False)]
_ANY_ID = _schema("OC311", *_PLAIN, pattern=f"({ID_PATTERN})", maxLength=ID_LENGTH)
Id = Annotated[str, *_scalar(_read_id, _ANY_ID, repeated=False)]
Year = Annotated[int, *_scalar(_read_year, _schema("OC317", "integer", "string", pattern="(19|20|21)[0-9]{2}"))]
Flag = Annotated[bool, *_scalar(_read_flag, _schema("OC315", "boolean", "string", pattern="(true|false)"))]
Number = Annotated[int, *_scalar(_read_number, _schema("OC306", "integer", "string", pattern="-?(0|[1-9][0-9]{0,8})"))]
Date = Annotated[Span, *_scalar(parse_span, _schema("OC304", "string", "integer", pattern=rf"(\.\./)?{_DATE}"))]
#: The last day of what is reported; a day, or a month or year that is over.
Day = Annotated[int, *_scalar(_read_reported, _schema("OC304", "string", "integer", pattern=_DATE))]
Money = Annotated[Quantity, *_scalar(parse_money, _schema("OC307", "string", pattern=f"{_AMOUNT}(元|万元|亿元)"))]
Count = Annotated[Quantity, *_scalar(parse_count, _schema("OC306", "integer", "string", pattern=f"约?{_AMOUNT}万?"))]
FloorArea = Annotated[Quantity, *_scalar(parse_area, _schema("OC309", "string", pattern=f"{_AMOUNT}万?平方米"))]
Percent = Annotated[Quantity, *_scalar(parse_percent, _schema("OC310", "string", pattern=f"{_AMOUNT}%"))]
Print = Annotated[
    str, *_scalar(_read_printed, _schema("OC318", "string", "number", minLength=1, maxLength=PRINT_LENGTH))
]

MilestoneCode = Annotated[str, *_code(codelists.MILESTONES)]
StartBasis = Annotated[str, *_code(codelists.START_BASES)]
Work = Annotated[str, *_code(codelists.WORKS)]
LeadLevel = Annotated[str, *_code(codelists.LEAD_LEVELS)]
PartyRole = Annotated[str, *_code(codelists.PARTY_ROLES)]
UtilityKind = Annotated[str, *_code(codelists.UTILITIES)]
UtilityStatus = Annotated[str, *_code(codelists.UTILITY_STATUSES)]
Cause = Annotated[str, *_code(codelists.CAUSES)]
LightDimension = Annotated[str, *_code(codelists.LIGHT_DIMENSIONS)]
LightFormula = Annotated[str, *_code(codelists.LIGHT_FORMULAS)]
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
