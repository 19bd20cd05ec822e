"""A page that needs nothing but itself: no address, no script, and a policy that would allow neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from oldcommunity.labels import Labels

#: Fonts by name, first those that Chinese systems have; none is embedded or fetched.
FONTS = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',SimHei,sans-serif"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = f"""
body {{ margin: 0; font-family: {FONTS}; color: #1a1a1a; background: #ffffff; line-height: 1.5; }}
main {{ margin: 0 auto; padding: 1rem; max-width: 110rem; }}
svg {{ display: block; max-width: 100%; height: auto; }}
.sheet {{ overflow: auto; border: 1px solid #c4ccd4; margin-bottom: 1rem; }}
.sheet:focus {{ outline: 3px solid #1d5c96; }}
table {{ border-collapse: collapse; margin: 0.5rem 0 1.5rem; font-size: 0.9rem; }}
caption {{ text-align: left; font-weight: bold; padding: 0.3rem 0; }}
th, td {{ border: 1px solid #c4ccd4; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }}
thead th {{ background: #eef1f4; }}
td.figures, th.figures {{ text-align: right; white-space: nowrap; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; }}
dt {{ font-weight: bold; }}
dd {{ margin: 0; }}
.note {{ color: #444444; }}
.bar {{ display: inline-block; vertical-align: middle; }}
.warning {{ color: #b00020; font-weight: bold; }}
footer {{ border-top: 1px solid #c4ccd4; font-size: 0.85rem; color: #444444; padding-top: 0.5rem; }}
.skip {{ position: absolute; left: -100rem; }}
.skip:focus {{ position: static; }}
"""


def document(title: str, body: Iterable[str], labels: Labels, style: str = "") -> str:
    """A page with its title; `body` is markup, all else is escaped."""
    language = "zh-CN" if labels.language == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n"
        f"{''.join(body)}\n</body>\n</html>\n"
    )


class Markup(str):
    """Text that is markup already, made here and not from data."""

    __slots__ = ()


def tag(name: str, text: str, **attributes: object) -> str:
    """An element that holds a text."""
    told = "".join(f' {key.rstrip("_")}="{escape(str(value))}"' for key, value in attributes.items())
    inner = text if isinstance(text, Markup) else escape(text)
    return f"<{name}{told}>{inner}</{name}>"


def table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str | Markup]], figures: Sequence[int] = ()
) -> str:
    """A table; the first cell of each row names it, the columns `figures` hold numbers. An empty caption is none."""

    def cell(name: str, text: str, column: int, **attributes: object) -> str:
        return tag(name, text, **attributes, **({"class": "figures"} if column in figures else {}))

    head = "".join(cell("th", text, i, scope="col") for i, text in enumerate(headings))
    body = "".join(
        "<tr>"
        + "".join(cell("td", text, i) if i else cell("th", text, i, scope="row") for i, text in enumerate(row))
        + "</tr>\n"
        for row in rows
    )
    above = f"{tag('caption', caption)}\n" if caption else ""
    return f"<table>\n{above}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
