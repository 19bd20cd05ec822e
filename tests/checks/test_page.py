"""`docs/checks.md` is made, not written."""

from checks.page import PAGE, render


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), "run: python tests/checks/page.py"
