"""The house has one way through it: what each layer may import, held against every import in the tree."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src/oldcommunity"

GROUND = {
    "codelists",
    "dates",
    "diagnostics",
    "errors",
    "money",
    "printed",
    "quantity",
    "ratio",
    "rules",
    "shipped",
}
#: For each layer: the layers of this package and the libraries that it may import. Ground and the standard
#: library are open to all.
LAYERS: dict[str, tuple[set[str], set[str]]] = {
    "ground": (set(), set()),
    "labels": (set(), set()),
    "source": (set(), {"yaml"}),
    "records": (set(), {"pydantic", "pydantic_core"}),
    "book": ({"source", "records"}, set()),
    "figures": ({"book"}, set()),
    "checks": ({"book", "figures"}, set()),
    "edits": ({"source", "records", "book", "checks"}, set()),
    "exchange": (
        {"labels", "source", "records", "book", "figures"},
        {"pydantic", "pydantic_core", "openpyxl", "defusedxml"},
    ),
    "reports": ({"book", "figures", "checks", "exchange"}, set()),
    "views": ({"labels", "reports"}, {"rich", "tabulate", "wcwidth", "jinja2", "markupsafe", "markdown_it", "docx"}),
    "cli": (
        {"labels", "source", "records", "book", "figures", "checks", "edits", "exchange", "reports", "views"},
        {"typer"},
    ),
}
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py" and path.parent != PACKAGE / "shipped"
)


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return "ground" if first.endswith(".py") else first


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names}
                if node.module == "oldcommunity"
                else {node.module or ""}
            )
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_its_layer_may(path):
    layer = layer_of(path)
    own, libraries = LAYERS[layer]
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top == "oldcommunity":
            wanted = rest.partition(".")[0]
            assert wanted in GROUND | own | {layer} or wanted == "__version__", name
        elif top != "__future__":
            assert top in sys.stdlib_module_names | libraries, name


def test_ground_is_what_the_table_says():
    found = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert found <= GROUND


def test_only_the_shell_prints():
    for path in MODULES:
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        prints = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
        assert not prints or layer_of(path) == "cli", path


def test_only_the_shell_asks_what_day_it_is():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if "today(" in text:
            assert layer_of(path) in ("cli", "ground", "checks", "book"), path
        assert "date.today(" not in text, path
        assert layer_of(path) == "ground" or "datetime.now(" not in text, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_has_one_subject(path):
    if layer_of(path) != "labels":
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 260
