"""Writing the example book: a made-up city of some sixty projects that uses everything a book can say.

`python examples/make_city.py` writes `examples/city/data` anew; another folder can be named. The same program
always writes the same bytes, and a test holds the committed book to them. Nothing in it is real: the city, its
communities, offices, companies and people do not exist, and every file says so.

Where a new thing goes:

- a project: a line in `making/rows.py`; all plans and totals are counted from there;
- a field of projects: `making/project_record.py` where all have it, `making/extras.py` where one has it;
- a field or setting of the book: `making/settings.py`;
- a declared total, a fund, a paper, an inspection, a printed figure: `making/cohorts.py`, `funds.py`,
  `documents.py`, `inspections.py`, `prints.py`;
- a new kind of file: a line in `book_files` below.

`tests/examples` says which fields and codes of the records nothing in the book uses yet.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from making.cohorts import cohort_files
from making.documents import document_files
from making.fates import make_project
from making.funds import fund_files
from making.inspections import inspection_records
from making.prints import published_files
from making.project_record import record_of
from making.rows import ROWS
from making.settings import BOOK, WAIVERS
from making.yaml_text import yaml_text

CITY = Path(__file__).parent / "city/data"
_MADE_UP = "虚构示例，不对应任何真实的城市、小区、单位和个人。"
_HEADS = {
    "book": _MADE_UP,
    "waivers": f"{_MADE_UP}\n演示台账要一直通得过核对，期限写得很远；真实台账的豁免一般几个月就到期。",
    "published": f"{_MADE_UP}\n材料上印过的数字，照印录入；每次都用台账重算核对。",
    "funding": f"{_MADE_UP}\n金额都是从头累计的；状态不同、对象不同的钱不能相加。",
}


def book_files() -> Iterator[tuple[str, str]]:
    """Every file of the book: its path in the book and its text."""
    projects = [make_project(row) for row in ROWS]
    found: dict[str, dict[str, Any]] = {"book.yaml": BOOK, "waivers.yaml": WAIVERS}
    for project in projects:
        if project.row.has_file:
            folder = project.row.cohort or "candidates"
            found[f"projects/{folder}/{project.row.id}.yaml"] = record_of(project)
    found |= {f"cohorts/{name}": record for name, record in cohort_files(projects)}
    found |= {f"inspections/{record['id']}.yaml": record for record in inspection_records(projects)}
    for kind, files in (
        ("funding", fund_files()),
        ("documents", document_files()),
        ("published", published_files(projects)),
    ):
        found |= {f"{kind}/{name}": record for name, record in files.items()}
    for path, record in found.items():
        yield path, yaml_text(record, _HEADS.get(path.partition("/")[0].removesuffix(".yaml"), ""))


def write_book(folder: Path) -> None:
    """Write the book into a folder; files of it that are made no more are taken away."""
    made = {folder / path: text for path, text in book_files()}
    for path in sorted(folder.rglob("*.yaml")):
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def main() -> None:
    """Write the book, into the folder that the command line names."""
    if len(sys.argv) > 2:
        sys.exit("python examples/make_city.py [FOLDER]")
    write_book(Path(sys.argv[1]) if len(sys.argv) == 2 else CITY)


if __name__ == "__main__":
    main()
