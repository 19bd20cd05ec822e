"""A paper as one HTML file that needs nothing else: no script, no address, its style inside, made for A4."""

from __future__ import annotations

from html import escape

from oldcommunity.labels import Labels
from oldcommunity.views.papers.document import (
    Block,
    Break,
    Document,
    Heading,
    Inlines,
    Items,
    NoteRef,
    Paragraph,
    Quotation,
    Rule,
    Signed,
    Table,
    Text,
)

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
:root { color-scheme: light; }
body { font: 16pt/1.75 FangSong, STFangsong, "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #000;
  background: #fff; max-width: 156mm; margin: 2rem auto; padding: 0 1rem; text-align: justify;
  overflow-wrap: anywhere; }
:lang(en) body, body:lang(en) { font: 12pt/1.5 Georgia, "Times New Roman", serif; text-align: left; }
h1 { font-size: 1.375em; line-height: 1.4; text-align: center; margin: 0 0 1.2em; font-weight: bold;
  text-wrap: balance; }
h2, h3, h4 { font-size: 1em; margin: .8em 0 .2em; break-after: avoid; }
h2 { font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; font-weight: normal; }
h3 { font-family: KaiTi, STKaiti, "Kaiti SC", serif; font-weight: normal; }
:lang(en) h2, :lang(en) h3, :lang(en) h4 { font-family: inherit; font-weight: bold; }
:lang(en) h2 { font-size: 1.2em; }
p { margin: 0 0 .35em; }
body:lang(zh-CN) p, body:lang(zh-CN) h2, body:lang(zh-CN) h3, body:lang(zh-CN) h4 { text-indent: 2em; }
body:lang(zh-CN) li p, body:lang(zh-CN) td p, body:lang(zh-CN) footer p { text-indent: 0; }
body:lang(zh-CN) p:has(+ table), p:has(+ table) { text-align: center; text-indent: 0; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6em 0; font-size: .75em; line-height: 1.4; text-align: left; }
th, td { border: .5pt solid #000; padding: .25em .4em; vertical-align: top; min-width: 2.2em; }
td { word-break: normal; } td:not(.right) { min-width: 3.2em; }
th { font-weight: bold; } thead { display: table-header-group; } tr { break-inside: avoid; }
.right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.signed { width: fit-content; margin: 1.75em 0 1.75em auto; text-align: center; break-inside: avoid; }
body:lang(zh-CN) .signed { margin-right: 4em; } body:lang(zh-CN) .signed p { text-indent: 0; }
hr { border: 0; border-top: .5pt solid #000; margin: 1.2em 0 .6em; }
hr ~ p, ol.notes { font-size: .625em; line-height: 1.5; text-indent: 0 !important; }
sup a { color: inherit; text-decoration: none; } blockquote { margin: 0 2em; }
p.flush { text-indent: 0 !important; }
.signed + h2 { break-before: page; text-indent: 0 !important; }
.signed + h2 + h3 { font: bold 1.375em/1.4 FangSong, STFangsong, "Noto Serif CJK SC", "Songti SC", SimSun, serif;
  text-align: center; text-indent: 0 !important; margin: .6em 0; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""
_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(document: Document, labels: Labels) -> str:
    """The paper as HTML text."""
    language = _LANGUAGES[document.language]
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        f'<body lang="{language}">',
        *(_block(block) for block in document.blocks),
        *_notes(document, labels),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(inlines, level):
            return f"<h{level}>{_inlines(inlines)}</h{level}>"
        case Paragraph(inlines, flush):
            edge = ' class="flush"' if flush else ""
            return f"<p{edge}>{_inlines(inlines)}</p>"
        case Items(items, start):
            tag = "ul" if start is None else "ol"
            begin = f' start="{start}"' if start not in (None, 1) else ""
            inner = "\n".join(f"<li>{''.join(map(_block, item))}</li>" for item in items)
            return f"<{tag}{begin}>\n{inner}\n</{tag}>"
        case Table():
            return _table(block)
        case Quotation(blocks):
            return f"<blockquote>{''.join(map(_block, blocks))}</blockquote>"
        case Signed(lines):
            return f'<div class="signed">{"".join(f"<p>{_inlines(line)}</p>" for line in lines)}</div>'
        case Rule():
            return "<hr>"


def _table(table: Table) -> str:
    def row(cells: tuple[Inlines, ...], tag: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        right = ' class="right"'
        told = [
            f"<{tag}{scope}{right if i in table.right else ''}>{_inlines(cell)}</{tag}>" for i, cell in enumerate(cells)
        ]
        return f"<tr>{''.join(told)}</tr>"

    body = "\n".join(row(cells, "td") for cells in table.rows)
    return f"<table>\n<thead>{row(table.head, 'th')}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _inlines(inlines: Inlines) -> str:
    parts = []
    for one in inlines:
        match one:
            case Break():
                parts.append("<br>")
            case NoteRef(number):
                parts.append(f'<sup><a href="#note-{number}">[{number}]</a></sup>')
            case Text(text, bold, italic, code):
                told = escape(text)
                for wanted, tag in ((code, "code"), (italic, "em"), (bold, "strong")):
                    told = f"<{tag}>{told}</{tag}>" if wanted else told
                parts.append(told)
    return "".join(parts)


def _notes(document: Document, labels: Labels) -> list[str]:
    if not document.footnotes:
        return []
    items = [f'<li id="note-{n}" value="{n}">{_inlines(text)}</li>' for n, text in sorted(document.footnotes.items())]
    return [f"<h2>{escape(labels.text('report_page', 'notes'))}</h2>", '<ol class="notes">', *items, "</ol>"]
