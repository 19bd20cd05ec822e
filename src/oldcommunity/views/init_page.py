"""What `oc init` tells of a new book, and the list of kinds that `oc schema` has."""

from __future__ import annotations

from collections.abc import Mapping

from oldcommunity.labels import Labels
from oldcommunity.views.area_words import levels_text
from oldcommunity.views.page import Block, Facts, Heading, Line, Page
from oldcommunity.views.problems.signs import safe

#: What may be typed next, in order: in a book that is to be filled, and in one to try things on.
_TO_DO = ("doctor", "new", "record", "validate", "status")
_TO_TRY = ("status", "list", "validate", "explain start_rate")


def made_page(labels: Labels, folder: str, settings: Mapping[str, object], written: list[str], kept: list[str]) -> Page:
    """What was made, what was left as it was, and how to go on.

    Args:
        labels: the words.
        folder: the folder as it was named.
        settings: the new book's own.
        written: paths of the files that are new.
        kept: paths of files that were there before.
    """
    say = labels.section("init_page")
    made_up = settings.get("made_up") == "true"
    title = say["made-up" if made_up else "made"].format(title=settings["title"], folder=folder)
    blocks: list[Block] = [Heading(safe(title), 1)]
    area = settings.get("area")
    if isinstance(area, Mapping):
        blocks.append(Line(say["area"].format(area=levels_text(area, labels))))
    blocks.append(Facts(tuple((safe(path), say[f"what.{what}"]) for path, what in _grouped(written))))
    if kept:
        blocks.append(Line(safe(say["kept"].format(paths=", ".join(kept))), "warning"))
    steps = [(f"oc {name}", say[f"step.{name}"]) for name in (_TO_TRY if made_up else _TO_DO)]
    if folder != ".":
        steps.insert(0, (f"cd {_quoted(folder)}", say["step.cd"]))
    blocks += [Heading(say["next"]), Facts(tuple((safe(step), text) for step, text in steps))]
    return Page(tuple(blocks))


def kinds_text(labels: Labels) -> str:
    """Every kind of file, and what it holds."""
    kinds = [key.removeprefix("kind.") for key in labels.section("init_page") if key.startswith("kind.")]
    return "".join(f"{kind:<12}{labels.text('init_page', f'kind.{kind}')}\n" for kind in kinds)


def _grouped(paths: list[str]) -> list[tuple[str, str]]:
    """Paths, many of one folder as one, each with the key of its words."""
    found: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (not path.startswith("data/"), path)):
        first, _, rest = path.partition("/")
        if first == "data":
            inner, slash, _ = rest.partition("/")
            found.setdefault(f"data/{inner}/" if slash else path, inner.removesuffix(".yaml"))
        elif first == "schema":
            found.setdefault("schema/", "schema")
        elif first == ".vscode":
            found.setdefault(".vscode/", "vscode")
        else:
            found.setdefault(path, "ci" if "workflow" in path or path == ".gitlab-ci.yml" else path)
    return list(found.items())


def _quoted(folder: str) -> str:
    """A folder as a shell takes it."""
    return folder if all(sign.isalnum() or sign in "._-/\\:~" for sign in folder) else f'"{folder}"'
