"""The pictures of the pages: `python docs/make_pictures.py` draws the made-up city anew.

The wall charts are drawings of `oc`'s own, and a test holds them to what it draws now. The dashboard is
photographed by Chromium where there is one, and the first page of a paper in Word by LibreOffice and pdftoppm;
those pictures are only looked at.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/pictures"
LANGUAGES = ("zh", "en")
DAY = "2023-06-30"
_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")

#: Fonts that may stand on any machine, for those of official documents.
_FONTS = """fonts:
  body: Noto Serif CJK SC
  heading1: Noto Sans CJK SC
  heading2: Noto Serif CJK SC
  title: Noto Serif CJK SC
  latin: Liberation Serif
"""


def drawn(folder: Path, language: str) -> str:
    """The wall chart of a copy of the made-up city in a folder, which has no revision to name."""
    file = chart(folder, language, "wall", "wall.svg")
    return file.read_text(encoding="utf-8")


def chart(folder: Path, language: str, kind: str, name: str) -> Path:
    """Draw a chart of the made-up city into a file of a folder outside any repository."""
    data = folder / "data"
    if not data.exists():
        shutil.copytree(ROOT / "examples/city/data", data)
    words = ["chart", kind, "--data", str(data), "--as-of", DAY, "--lang", language]
    words += ["-o", str(folder / name)]
    subprocess.run([sys.executable, "-m", "oldcommunity", *words], check=True)  # noqa: S603 - our own words
    return folder / name


def word_page(folder: Path, language: str) -> None:
    """Photograph the first page of the inspection report as a Word file, in free fonts."""
    data = folder / "word/data"
    if not data.exists():
        shutil.copytree(ROOT / "examples/city/data", data)
        book = data / "book.yaml"
        book.write_text(re.sub(r"^fonts:\n(?: .*\n)+", _FONTS, book.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    paper = folder / f"paper.{language}.docx"
    words = ["report", "inspection", "--data", str(data), "--as-of", DAY, "--lang", language, "-o", str(paper)]
    subprocess.run([sys.executable, "-m", "oldcommunity", *words], check=True)  # noqa: S603 - our own words
    told = [f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    told += ["--outdir", str(folder), str(paper)]
    subprocess.run(["soffice", *told], check=True, capture_output=True)  # noqa: S603, S607
    picture = PICTURES / f"word.{language}"
    shot = ["-png", "-gray", "-r", "80", "-singlefile", str(paper.with_suffix(".pdf")), str(picture)]
    subprocess.run(["pdftoppm", *shot], check=True)  # noqa: S603, S607


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for language in LANGUAGES:
            (PICTURES / f"wall.{language}.svg").write_text(drawn(folder, language), encoding="utf-8", newline="")
            page = chart(folder, language, "dashboard", "dashboard.html")
            if shutil.which("soffice") and shutil.which("pdftoppm"):
                word_page(folder, language)
            if shutil.which(_CHROMIUM[0]):
                picture = PICTURES / f"dashboard.{language}.png"
                told = [f"--user-data-dir={folder / 'profile'}", f"--screenshot={picture}", "--window-size=1280,1500"]
                subprocess.run([*_CHROMIUM, *told, page.as_uri()], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
