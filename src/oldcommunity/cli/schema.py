"""`oc schema`: what editors check and complete files by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import write
from oldcommunity.errors import BookError, UsageError, system_error

if TYPE_CHECKING:
    from oldcommunity.labels import Labels

KindArgument = Annotated[str | None, typer.Argument()]
WriteOption = Annotated[str | None, typer.Option("--write")]


def command(
    kind: KindArgument = None,
    folder: WriteOption = None,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
) -> None:
    """Give the JSON Schema of one kind of file, or write those of all kinds into a folder."""
    from oldcommunity.records import MODELS

    if kind is not None and kind not in MODELS:
        raise UsageError("unknown-kind", given=kind, known=" ".join(MODELS))
    if folder is not None:
        if kind is not None or output is not None:
            raise UsageError("not-with", option="--write", other=kind or "--output")
        _write_all(Path(folder), lang)
        return
    from oldcommunity.exchange.editors.schema_files import schema_text
    from oldcommunity.views.init_page import kinds_text

    labels = options.labels_for(None, lang)
    write(kinds_text(labels) if kind is None else schema_text(kind, labels.language), output)


def _write_all(folder: Path, lang: str | None) -> None:
    """Write what is missing or outdated, in the language of the files that are there unless told otherwise."""
    from oldcommunity.exchange.editors.schema_files import foreign, language_of, outdated, schema_files

    labels = options.labels_for(None, lang)
    files = schema_files(lang or language_of(folder) or labels.language)
    if others := foreign(folder, list(files)):
        raise BookError("output-exists", path=str(folder / others[0]))
    wanted = outdated(folder, files)
    _replace(folder, {name: files[name] for name in wanted})
    write(_told(labels, folder, len(wanted), len(files)), None)


def _replace(folder: Path, files: dict[str, bytes]) -> None:
    from oldcommunity.edits.writing import current, make_folder, remove_folders, replace_file, writing

    made: list[Path] = []
    try:
        make_folder(folder, made)
        with writing(folder):
            for name, data in files.items():
                try:
                    replace_file(folder, name, current(folder, name), data)
                except BookError as error:
                    raise BookError(error.key, **{**error.params, "path": str(folder / name)}) from None
        made.clear()
    except OSError as error:
        raise BookError("cannot-write", path=str(folder), reason=system_error(error)) from None
    finally:
        remove_folders(made)


def _told(labels: Labels, folder: Path, written: int, all_files: int) -> str:
    from oldcommunity.source.names import printable
    from oldcommunity.views.problems.signs import safe

    case = "written" if written else "current"
    told = {"folder": printable(str(folder)), "count": written, "total": all_files}
    return safe(labels.text("init_page", f"schema.{case}", **told)) + "\n"
