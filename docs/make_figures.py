"""Write `docs/figures/*.md`: a page for each figure with its definition, zh and en, around its worked example.

The definitions are those of `oc explain FIGURE --define`. The example, a small book in a fenced `yaml` block, is
written by hand in the page and kept. Run `python docs/make_figures.py` after changing a definition; tests hold the
pages to it and ask the examples again.
"""

from __future__ import annotations

import re
from pathlib import Path

from oldcommunity.codelists import FIGURES, LANGUAGES
from oldcommunity.labels import Labels
from oldcommunity.views.explanation.definition_page import PARTS

FOLDER = Path(__file__).parent / "figures"
_EXAMPLE = re.compile(r"^```yaml\n.*?^```$", re.MULTILINE | re.DOTALL)
_ABOUT = (
    "A small book, not data. A line `# path.yaml` begins a file; the last lines say what the formula with the numbers "
    "in comes to."
)


def render(figure: str, page: str) -> str:
    """The page of a figure around the example that stands in it."""
    words = {language: Labels(language) for language in LANGUAGES}
    titles = " ".join(words[language].text("figures", figure) for language in LANGUAGES)
    lines = [f"# {figure}: {titles}", ""]
    for language in LANGUAGES:
        for part in PARTS:
            heading = words[language].text("explain_page", f"define.{part}")
            lines.append(f"- **{heading}** {words[language].text('definitions', f'{figure}.{part}')}")
        lines.append("")
    example = _EXAMPLE.search(page)
    lines += ["## Worked example", "", _ABOUT, "", example[0] if example else "```yaml\n```"]
    return "\n".join(lines) + "\n"


def update() -> None:
    """Write every page as it comes out now."""
    FOLDER.mkdir(exist_ok=True)
    for figure in FIGURES:
        path = FOLDER / f"{figure}.md"
        page = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(render(figure, page), encoding="utf-8")


if __name__ == "__main__":
    update()
