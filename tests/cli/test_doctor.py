"""`oc doctor`: it answers wherever it is asked, and says what to do."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import write_book
from oldcommunity.labels import Labels
from oldcommunity.reports.doctor import Item, State, Surroundings, doctor_report
from oldcommunity.views.doctor_page import doctor_page

BOOK = "# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n"


def items(inside, cwd: Path, **environment: str) -> dict[str, dict[str, object]]:
    told_in = Path(os.environ["OC_CACHE"]).with_name("doctor.json")
    done = inside("doctor", "-o", str(told_in), cwd=cwd, **environment)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    told = json.loads(told_in.read_text("utf-8"))
    assert told["format"] == "oldcommunity.doctor/1"
    return {item["subject"]: item for item in told["items"]}


def cases(found: dict[str, dict[str, object]], *subjects: str) -> list[object]:
    return [found[subject]["case"] for subject in subjects]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book", BOOK)


def git(book: Path, *words: str) -> None:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *settings, *words], cwd=book, check=True, capture_output=True)


def test_a_sound_set_up(inside, book):
    found = items(inside, book)
    assert cases(found, "oc", "python", "libraries", "libyaml", "git") == ["found"] * 5
    assert cases(found, "book", "problems", "cache", "cache-folder") == ["found", "none", "usable", "private"]
    assert found["book"]["params"] == {"path": str(book), "title": "试验台账", "book_format": "1", "files": 2}
    assert found["cache"]["params"]["contents"] == 2
    assert (found["variables"]["case"], found["variables"]["state"]) == ("today", "warning")
    assert found["repository"]["case"] == "none"


def test_the_repository(inside, book, tmp_path):
    git(book, "init")
    assert items(inside, book)["repository"]["case"] == "empty"
    git(book, "add", ".")
    git(book, "commit", "-m", "x")
    git(book, "commit", "-m", "y", "--allow-empty")
    assert items(inside, book)["repository"]["case"] == "clean"
    (book / "projects/b.yaml").write_text("id: c\n", "utf-8")
    found = items(inside, book)
    assert cases(found, "repository", "problems") == ["changed", "some"]
    git(tmp_path, "clone", "--depth", "1", f"file://{book}", "shallow")
    assert items(inside, tmp_path / "shallow")["repository"]["case"] == "shallow"


def test_odd_surroundings(inside, tmp_path, book):
    alone = items(inside, tmp_path / "..")
    assert cases(alone, "book", "problems", "cache", "repository") == ["none", "unknown", "unknown", "unknown"]
    missing = items(inside, book, OC_DATA=str(tmp_path / "nowhere"))
    assert missing["book"]["case"] == "none"
    assert str(tmp_path / "nowhere") in missing["book"]["found"]
    (tmp_path / "file").touch()
    barred = items(inside, book, OC_CACHE=str(tmp_path / "file/below"))
    assert (barred["cache"]["case"], barred["cache"]["state"]) == ("memory", "warning")
    assert items(inside, book, OC_CACHE="off")["cache"]["case"] == "off"
    bare = items(inside, book, PATH=str(tmp_path))
    assert cases(bare, "git", "repository") == ["missing", "unknown"]
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    assert items(inside, book, OC_CACHE=str(open_to_all))["cache-folder"]["case"] == "open"


def test_a_damaged_cache_is_made_anew(inside, book, tmp_path):
    cache = tmp_path / "cache"
    items(inside, book, OC_CACHE=str(cache))
    for file in cache.glob("*.sqlite"):
        file.write_bytes(b"torn" * 1000)
    assert items(inside, book, OC_CACHE=str(cache))["cache"]["case"] == "usable"


def test_how_it_speaks(inside, oc, book):
    english = items(oc, book, LC_ALL="en_US.UTF-8", PYTHONIOENCODING="ascii")
    assert cases(english, "encoding", "language") == ["narrow", "told"]
    assert english["language"]["params"] == {"language": "en", "origin": "LC_ALL=en_US.UTF-8"}
    chinese = items(oc, book, PYTHONIOENCODING="gbk")
    assert cases(chinese, "encoding", "language", "terminal") == ["gbk", "book", "pipe"]
    odd = items(inside, book, OC_ODD="\x1b[31m\u202e")
    assert odd["variables"]["params"]["listed"].startswith("OC_CACHE=")
    assert "\\x1b[31m\\u202e" in str(odd["variables"]["found"])


def test_the_pages_tell_state_and_advice_in_words(inside, book):
    chinese = inside("doctor", cwd=book, OC_CACHE="off")
    assert "\nPython: 正常; 3." in chinese.stdout
    assert "\n可以这样处理\n" in chinese.stdout
    english = inside("doctor", "--lang", "en", "--format", "terminal", cwd=book)
    assert "variables     warning" in english.stdout
    assert "What to do" in english.stdout
    assert max(map(len, english.stdout.splitlines())) <= 80
    assert "\x1b" not in english.stdout
    assert inside("doctor", "--format", "csv", cwd=book).returncode == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_case_that_wants_doing_has_advice(language):
    texts = Labels(language).section("doctor")
    shown = {key.rpartition(".advice")[0] for key in texts if key.endswith(".advice")}
    assert shown <= set(texts)
    around = Surroundings("utf-8", True, 80, True, language, "default", "2.39", "")
    told = doctor_report(around, None, None, None)
    page = doctor_page((*told, Item("git", "missing", State.WARNING)), Labels(language))
    assert str(page).count("git-scm.com") == 1


def test_the_working_folder_is_gone(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["bash", "-c", f"rmdir {gone}; exec python -m oldcommunity doctor --format json"],
        cwd=gone,
        env={**os.environ, "PATH": f"{Path(os.sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


def test_a_library_that_cannot_be_loaded(oc, book, tmp_path):
    """Named with what mends it, by doctor and by whatever else meets it; not taken for a fault of oc."""
    broken = tmp_path / "broken/pydantic"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('DLL load failed')", "utf-8")
    done = oc("doctor", "--format", "json", "--lang", "en", cwd=book, PYTHONPATH=str(broken.parent))
    found = {item["subject"]: item for item in json.loads(done.stdout)["items"]}
    assert cases(found, "libraries", "book", "problems") == ["broken", "closed", "unknown"]
    assert "pydantic (DLL load failed)" in found["libraries"]["found"]
    assert "pip install" in found["libraries"]["advice"]
    done = oc("status", cwd=book, PYTHONPATH=str(broken.parent))
    assert done.returncode == 3
    assert "DLL load failed" in done.stderr
    assert "pip install" in done.stderr
