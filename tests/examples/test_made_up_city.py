"""The example book: it is what its generator writes, it holds, it says that it is made up, and it shows everything."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, Oc
from oldcommunity import codelists
from oldcommunity.records import MODELS
from oldcommunity.shipped import shipped

CITY = ROOT / "examples/city/data"
#: The day after the last fact.
TODAY = "2023-07-03"

#: Fields that nothing in the example fills in, and codes that it does not use, each with the reason.
UNUSED_FIELDS: dict[str, str] = {}
UNUSED_CODES = {
    "LANGUAGES en": "a book has one language",
    "LIGHT_FORMULAS percent": "a book has one formula",
}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kind_of(path: str) -> str:
    top = path.partition("/")[0].removesuffix(".yaml")
    return {"projects": "project", "cohorts": "cohort", "inspections": "inspection"}.get(top, top)


def records() -> Iterator[tuple[str, Any]]:
    """Every file as plain texts, with the kind of its record."""
    for path, content in sorted(files(CITY).items()):
        yield kind_of(path), yaml.load(content, Loader=yaml.BaseLoader)


class Shown:
    """Which fields and codes there are, and which of them a book uses."""

    def __init__(self) -> None:
        self.fields: dict[str, bool] = {}
        self.codes: dict[str, bool] = {}
        self._lists = {value: name for name, value in vars(codelists).items() if isinstance(value, tuple)}
        self._seen: set[str] = set()

    def know(self, schema: dict[str, Any], defs: dict[str, Any]) -> None:
        """Take in all that a schema allows."""
        for part in self._alternatives(schema, defs):
            if "enum" in part:
                for code in part["enum"]:
                    self.codes.setdefault(f"{self._name(part)} {code}", False)
            elif "properties" in part and part["title"] not in self._seen:
                self._seen.add(part["title"])
                for key, inner in part["properties"].items():
                    self.fields.setdefault(f"{part['title']}.{key}", False)
                    self.know(inner, defs)
            elif "items" in part:
                self.know(part["items"], defs)

    def use(self, data: Any, schema: dict[str, Any], defs: dict[str, Any]) -> None:
        """Note what some data fill in."""
        for part in self._alternatives(schema, defs):
            if "enum" in part:
                self.codes[f"{self._name(part)} {data}"] = True
            elif isinstance(data, dict) and "properties" in part:
                for key, value in data.items():
                    self.fields[f"{part['title']}.{key}"] = True
                    self.use(value, part["properties"][key], defs)
            elif isinstance(data, list) and "items" in part:
                for item in data:
                    self.use(item, part["items"], defs)

    def _name(self, part: dict[str, Any]) -> str:
        return self._lists[tuple(part["enum"])]

    def _alternatives(self, schema: dict[str, Any], defs: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "$ref" in schema:
            schema = defs[schema["$ref"].rpartition("/")[2]]
        if "anyOf" in schema:
            for one in schema["anyOf"]:
                yield from self._alternatives(one, defs)
        elif schema.get("type") != "null":
            yield schema


@pytest.fixture(scope="module")
def shown() -> Shown:
    found = Shown()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # defaults of ours are no JSON
        schemas = {kind: model.model_json_schema() for kind, model in MODELS.items()}
    for schema in schemas.values():
        found.know(schema, schema.get("$defs", {}))
    for kind, data in records():
        found.use(data, schemas[kind], schemas[kind].get("$defs", {}))
    return found


def test_every_field_is_filled_in_somewhere(shown: Shown):
    unused = sorted(name for name, used in shown.fields.items() if not used)
    assert unused == sorted(UNUSED_FIELDS), "see examples/make_city.py for where a field goes"


def test_every_code_is_used_somewhere(shown: Shown):
    unused = sorted(name for name, used in shown.codes.items() if not used)
    assert unused == sorted(UNUSED_CODES), "see examples/make_city.py for where a code goes"


def test_every_milestone_is_met_and_due_somewhere():
    projects = [data for kind, data in records() if kind == "project"]
    milestones = [milestone for project in projects for milestone in project.get("milestones", ())]
    assert {milestone["code"] for milestone in milestones if "met" in milestone} == set(codelists.MILESTONES)
    forms = {len(milestone["met"]) for milestone in milestones if "met" in milestone}
    assert forms >= {len("2022-03"), len("2022-03-31"), len("../2022-03-31")}


def test_the_committed_book_is_what_its_generator_writes(tmp_path: Path):
    made = tmp_path / "made"
    subprocess.run([sys.executable, ROOT / "examples/make_city.py", made], check=True, env={"PYTHONHASHSEED": "7"})
    again, committed = files(made), files(CITY)
    assert sorted(again) == sorted(committed), "run: python examples/make_city.py"
    different = [path for path, content in again.items() if committed[path].replace(b"\r\n", b"\n") != content]
    assert different == [], "run: python examples/make_city.py"


def test_a_file_that_is_made_no_more_is_taken_away(tmp_path: Path):
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects/old.yaml").write_text("id: old\n")
    subprocess.run([sys.executable, ROOT / "examples/make_city.py", tmp_path], check=True)
    assert not (tmp_path / "projects/old.yaml").exists()


@pytest.mark.parametrize("today", [TODAY, "2030-01-01"])
def test_nothing_is_wrong_with_it_but_what_is_waived(oc: Oc, today: str):
    done = oc("validate", "--strict", "--data", str(CITY), "--lang", "en", "--show-waived", OC_TODAY=today)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("waived OC") == 3


def test_its_printed_figures_fare_as_expected(oc: Oc):
    done = oc("published", "--data", str(CITY), "--format", "json", OC_TODAY=TODAY)
    told = json.loads(done.stdout)
    assert (done.returncode, told["unexpected"]) == (0, 0)
    assert set(told["results"]) == {"reproduced", "restated", "within_rounding", "by_other_reading", "not_reproduced"}
    assert told["results"]["not_reproduced"] == 1
    assert {"households", "original", "out_of_plan"} <= {figure["reading"] for figure in told["figures"]}


def test_every_file_says_that_it_is_made_up(oc: Oc):
    told = {path: content.decode() for path, content in files(CITY).items()}
    assert [path for path, text in told.items() if "虚构" not in text] == []
    assert "\nmade_up: true\n" in told["book.yaml"]
    assert "虚构" in oc("status", "--data", str(CITY), OC_TODAY=TODAY).stdout.splitlines()[1]


def test_no_name_of_the_shipped_book_comes_back():
    def names(folder: Path) -> set[str]:
        texts = [path.read_text(encoding="utf-8") for path in folder.glob("projects/**/*.yaml")]
        return {yaml.load(text, Loader=yaml.BaseLoader)["name"] for text in texts}

    assert names(CITY) & names(ROOT / "data") == set()


def test_it_ships_with_the_package():
    assert shipped("examples/city") == ROOT / "examples/city"


def test_the_wheel_carries_it(tmp_path: Path):
    building = pytest.importorskip("hatchling.builders.wheel")
    (built,) = building.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as wheel:
        carried = {name for name in wheel.namelist() if "_shipped/examples/city/" in name}
    assert carried == {f"oldcommunity/_shipped/examples/city/data/{path}" for path in files(CITY)}
