"""`oc report`: the office's papers from templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, screen_width, tell, write, write_bytes
from oldcommunity.errors import BookError, UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.labels import Labels
    from oldcommunity.views.papers.rendering import Paper
    from oldcommunity.views.papers.stamp import Stamp

FORMATS = ("terminal", "plain", "markdown", "html", "docx")


def command(
    name: Annotated[str | None, typer.Argument()] = None,
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    project: Annotated[str | None, typer.Option("--project")] = None,
    issue: Annotated[int | None, typer.Option("--issue", min=1)] = None,
    trace: Annotated[bool, typer.Option("--trace")] = False,
    listing: Annotated[bool, typer.Option("--list")] = False,
    template: Annotated[bool, typer.Option("--template")] = False,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Make a paper."""
    from oldcommunity.views.papers.stamp import Stamp

    chosen = choose_format(form, output, plain=plain, formats=FORMATS)
    if listing or name is None:
        _list(data, lang, chosen, output)
        return
    if template:
        book = options.open_at(data, rev)
        labels = options.labels_for(book, lang)
        name = _meant(name, folders_of(book))
        if not (name.startswith("_") and name[1:].isalnum()):
            # What papers share has a name that begins so; it is no paper, but can be changed like one.
            _known(name, labels, folders_of(book))
        paths = [folder / _file(name, labels) for folder in folders_of(book)]
        path = next((one for one in paths if one.is_file() and not one.is_symlink()), None)
        if path is None:
            raise BookError("template-missing", name=_file(name, labels))
        write(path.read_text(encoding="utf-8-sig"), output)
        book.close()
        return
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area)
    name = _meant(name, folders_of(scope.book))
    _known(name, scope.labels, folders_of(scope.book))
    if chosen == "docx" and output in (None, "-"):
        raise UsageError("word-needs-file")
    wanted = Stamp(name, scope.labels.language, "", cohort, area, project, issue, trace)
    paper = paper_of(scope, wanted)
    scope.book.close()
    if chosen == "docx":
        assert output is not None
        write_bytes(_word(paper, scope), output)
    else:
        write(_shown(paper, scope.labels, chosen), output)
    if paper.typed:
        numbers = ", ".join(f"{line}: {number}" for line, number in paper.typed[:10])
        tell(scope.labels.text("report_page", "typed", numbers=numbers))
    options.say_what_is_missing(scope)


def paper_of(scope: options.Scope, wanted: Stamp) -> Paper:
    """The paper that is asked for, from an open book."""
    from dataclasses import replace

    from oldcommunity.book.cache import private_folder
    from oldcommunity.reports.paper import paper_nodes
    from oldcommunity.reports.paper_records import Records
    from oldcommunity.views.papers.rendering import render_paper

    figures, context = scope.figures, scope.context
    nodes = paper_nodes(figures, scope.day, scope.cohort, scope.area)
    records = Records(figures, context, scope.cohort, scope.area)
    if wanted.project is not None:
        wanted = replace(wanted, project=records.find(wanted.project).id)
    folders, kept = folders_of(scope.book), private_folder()
    return render_paper(figures, context, nodes, records, scope.labels, wanted, folders, kept)


def folders_of(book: Book) -> tuple[Path, ...]:
    """Where templates lie: beside the book's folder, then those that ship."""
    from oldcommunity.shipped import shipped

    return tuple(dict.fromkeys((book.root.parent / "templates", shipped("templates"))))


def _shown(paper: Paper, labels: Labels, form: str) -> str:
    if form == "markdown":
        return paper.text
    from oldcommunity.views.papers.parsing import parse

    document = parse(paper.text, labels.language)
    if form == "html":
        from oldcommunity.views.papers.as_html import render as html

        return html(document, labels)
    from oldcommunity.views.papers.as_plain import render as text

    return text(document, screen_width() if form == "terminal" else None)


def _word(paper: Paper, scope: options.Scope) -> bytes:
    from dataclasses import asdict
    from datetime import date

    from oldcommunity.views.papers.as_docx import render
    from oldcommunity.views.papers.parsing import parse

    document = parse(paper.text, scope.labels.language)
    return render(document, scope.labels, asdict(scope.book.settings.fonts), date.fromordinal(scope.day))


def _file(name: str, labels: Labels) -> str:
    return f"{name}.{labels.language}.md.j2"


def _meant(name: str, folders: tuple[Path, ...]) -> str:
    """The paper that goes by a name, in whatever language; the name itself where it is a template's or nobody's."""
    from oldcommunity.codelists import LANGUAGES
    from oldcommunity.labels import Labels
    from oldcommunity.views.papers.shelves import templates_in

    known = [one.name for one in templates_in(folders)]
    if name in known:
        return name
    words = [Labels(language).section("report_page") for language in LANGUAGES]
    return next((one for one in known if name in [told.get(f"paper.{one}") for told in words]), name)


def _with_word(name: str, labels: Labels) -> str:
    """A paper with the word for it in brackets where that is in another language than its name."""
    word = labels.section("report_page").get(f"paper.{name}")
    return f"{name}（{word}）" if word and labels.language != "en" else name


def _known(name: str, labels: Labels, folders: tuple[Path, ...]) -> None:
    """Make sure that there is such a paper in the language.

    Raises:
        UsageError: there is none.
    """
    import difflib

    from oldcommunity.views.papers.shelves import templates_in

    known = {one.name: one for one in templates_in(folders)}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        papers = " ".join(_with_word(one, labels) for one in known)
        raise UsageError("unknown-paper", given=name, offer=near[0] if near else "", papers=papers)
    if labels.language not in known[name].languages:
        known_languages = " ".join(known[name].languages)
        raise UsageError("paper-not-in-language", given=name, language=labels.language, known=known_languages)


def _list(data: str | None, lang: str | None, form: str, output: str | None) -> None:
    """Tell which papers there are, and where the template of each lies."""
    from oldcommunity.views.papers.shelves import shelves_page, templates_in

    book = options.open_at(data)
    labels = options.labels_for(book, lang)
    folders = folders_of(book)
    book.close()
    page = shelves_page(templates_in(folders), folders, labels)
    write(page_text(page, "markdown" if form == "docx" else form, labels), output)
