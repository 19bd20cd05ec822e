"""`oc init`: a whole book or nothing, and nothing of anybody else's touched."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from conftest import ROOT, write_book
from edits.terminal import Terminal
from oldcommunity.cli.app import COMMANDS, run
from oldcommunity.codelists import LANGUAGES
from oldcommunity.edits import laying_out
from oldcommunity.edits.area_words import read_area
from oldcommunity.edits.laying_out import lay_out
from oldcommunity.edits.new_book import CI
from oldcommunity.errors import BookError, UsageError
from oldcommunity.exchange.editors.schema_files import outdated, schema_files
from oldcommunity.source.names import kind_of


@pytest.fixture
def at(tmp_path, monkeypatch):
    """An empty folder in which `oc` is run, with a name that is awkward for shells."""
    folder = tmp_path / "新 文件夹"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


BESIDE = [
    ".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml", ".vscode/extensions.json",
    ".vscode/settings.json", "README.md",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_book_is_sound_and_says_how_to_go_on(at, capsys, language):
    words = ["--area", "福建省", "--area", "三明市", "--area", "zone=市区", "--cohort", "2022", "--lang", language]
    assert run(["init", *words]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "oc validate" in told.out
    schemas = [f"schema/{name}" for name in schema_files(language)]
    data = ["data/book.yaml", "data/cohorts/2022.yaml", "data/projects/2022/README.md"]
    assert files(at) == sorted([*BESIDE, *schemas, *data])
    assert outdated(at / "schema", schema_files(language)) == []
    settings = (at / "data/book.yaml").read_text("utf-8")
    assert "area: {province: 福建省, city: 三明市, zone: 市区}" in settings
    assert run(["validate", "--strict", "--lang", language]) == 0
    capsys.readouterr()
    assert run(["status", "--lang", language]) == 0
    assert re.search(r"0 (个项目|projects)", capsys.readouterr().out)


def test_the_second_step_counts(at, capsys):
    """The commented lines of the plan, uncommented and filled in, are a plan."""
    run(["init", "--cohort", "2022", "--lang", "zh"])
    plan = at / "data/cohorts/2022.yaml"
    lines = plan.read_text("utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("# plan"))
    bare = [line[2:] if i >= first else line for i, line in enumerate(lines)]
    filled = [re.sub(r"(projects):\s.*", r"\1: 22", line) for line in bare]
    filled = [re.sub(r"(households):\s.*", r"\1: 12197", line) for line in filled]
    filled = [re.sub(r"(budget|invested):\s.*", r"\1: 1.82亿元", line) for line in filled]
    filled = [re.sub(r"as_of:\s.*", "as_of: 2022-05-11", line) for line in filled]
    plan.write_text(re.sub(r"projects:$", "projects: 6", "\n".join(filled), flags=re.MULTILINE) + "\n", "utf-8")
    example = re.search(r"```yaml\n(.*?)```", (at / "data/projects/2022/README.md").read_text("utf-8"), re.DOTALL)
    (at / "data/projects/2022/2022-xinfu-xincun.yaml").write_text(example[1], "utf-8")
    capsys.readouterr()
    assert run(["validate"]) == 0, capsys.readouterr().out
    capsys.readouterr()
    assert run(["status", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["cohorts"][0]
    assert (told["planned"], told["start_rate"]["percent"], told["records"]) == (22, "27.3", 1)


def test_files_that_are_there_stay_and_are_named(at, capsys):
    (at / "README.md").write_text("mine", "utf-8")
    (at / "data/cohorts").mkdir(parents=True)
    (at / "data/cohorts/2022.yaml").write_text("cohort: 2022\n", "utf-8")
    assert run(["init", "--cohort", "2022", "--lang", "zh"]) == 0
    assert "原来就有、没有改动：" in (out := capsys.readouterr().out)
    assert "README.md" in out
    assert (at / "README.md").read_text("utf-8") == "mine"
    assert (at / "data/cohorts/2022.yaml").read_text("utf-8") == "cohort: 2022\n"


@pytest.mark.parametrize("inside", [".", "data", "data/projects/2022", "data/x"])
def test_no_book_in_a_book(at, capsys, inside):
    run(["init", "--cohort", "2022"])
    before = files(at)
    capsys.readouterr()
    assert run(["init", inside]) == 3
    assert "data" in capsys.readouterr().err
    assert files(at) == before


def test_a_book_beside_a_book(at):
    assert run(["init", "one"]) == 0
    assert run(["init", "two"]) == 0
    assert (at / "two/data/book.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "needle"),
    [
        (["--area", "三明"], "三明"),
        (["--area", "town=三明"], "town=三明"),
        (["--area", "三明市", "--area", "city=福州市"], "city=福州市"),
        (["--cohort", "22"], "22"),
        (["--cohort", "2022年"], "2022年"),
        (["--title", " x "], " x "),
        (["--title", "a\x1b[31m"], "\\x1b"),
        (["--ci", "travis"], "github"),
        (["--lang", "fr"], "fr"),
        (["--example", "--title", "x"], "--title"),
    ],
    ids=" ".join,
)
def test_wrong_use_makes_nothing(at, capsys, words, needle):
    assert run(["init", "new", *words]) == 2
    assert needle in capsys.readouterr().err
    assert list(at.iterdir()) == []


@pytest.mark.parametrize("title", ["三明市: 台账", "- x", "#1", "2022", "null", "'", '"', "a\\b", "{x}", "$year", "*"])
def test_a_title_is_kept_as_it_was_told(at, capsys, title):
    assert run(["init", "--title", title]) == 0
    capsys.readouterr()
    assert run(["validate", "--strict"]) == 0
    capsys.readouterr()
    run(["status", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["title"] == title
    assert (at / "README.md").read_text("utf-8").startswith(f"# {title}\n")


@pytest.mark.parametrize("service", CI)
def test_checks_of_a_hosting_service(at, service):
    assert run(["init", "--ci", service]) == 0
    assert (at / CI[service]).read_bytes() == (ROOT / f"templates/ci/{service}.yml").read_bytes()


def test_the_example_says_that_it_is_made_up(at, capsys):
    assert run(["init", "--example", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert "虚构" in told.splitlines()[0]
    books = [path for path in files(at) if kind_of(path.removeprefix("data/")) and path.startswith("data/")]
    shipped = ROOT / "examples/city/data"
    assert books == [f"data/{path}" for path in files(shipped) if kind_of(path)]
    assert all((at / path).read_bytes() == (ROOT / "examples/city" / path).read_bytes() for path in books)
    assert set(BESIDE) <= set(files(at))
    assert run(["status"]) == 0


def test_an_area_is_told_by_the_end_of_its_name():
    assert read_area(["三元区", "列东街道", "福建省", "三明市"]) == {
        "province": "福建省", "city": "三明市", "district": "三元区", "subdistrict": "列东街道",
    }  # fmt: skip
    assert read_area(["北京市", "东城区"]) == {"province": "北京市", "district": "东城区"}
    assert read_area(["市区"]) == {"zone": "市区"}
    assert read_area(["district=永安市"]) == {"district": "永安市"}
    with pytest.raises(UsageError):
        read_area(["三明"])


NEW = {"a/x": b"1", "b/c/y": b"2", "book.yaml": b"3"}


class TestAllOrNothing:
    """What a failure leaves."""

    def test_nothing_is_left_where_a_file_cannot_be_put(self, tmp_path, monkeypatch):
        (tmp_path / "b").mkdir()
        rename = Path.rename

        def fails(self, target):
            if Path(target).name == "book.yaml":
                raise OSError(28, "No space left on device", str(target))
            return rename(self, target)

        monkeypatch.setattr(laying_out.Path, "rename", fails)
        with pytest.raises(BookError) as refused:
            lay_out(tmp_path, NEW)
        assert refused.value.params["reason"] == "ENOSPC"
        assert [path.name for path in tmp_path.iterdir()] == ["b"]
        assert list((tmp_path / "b").iterdir()) == []

    def test_a_new_folder_goes_away_with_it(self, tmp_path, monkeypatch):
        monkeypatch.setattr(laying_out.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(5, "gone")))
        with pytest.raises(BookError):
            lay_out(tmp_path / "new/inner", NEW)
        assert list(tmp_path.iterdir()) == []

    def test_what_appears_meanwhile_is_not_overwritten(self, tmp_path, monkeypatch):
        write = laying_out._write

        def slow(path, data):
            (tmp_path / "book.yaml").write_bytes(b"theirs")
            write(path, data)

        monkeypatch.setattr(laying_out, "_write", slow)
        with pytest.raises(BookError):
            lay_out(tmp_path, NEW)
        assert files(tmp_path) == ["book.yaml"]
        assert (tmp_path / "book.yaml").read_bytes() == b"theirs"

    def test_what_a_killed_run_left_goes_with_the_next(self, tmp_path):
        (tmp_path / ".oc-new-x").mkdir()
        (tmp_path / ".oc-new-x/0").write_bytes(b"1")
        (tmp_path / "a").mkdir()
        (tmp_path / "a/x").write_bytes(b"1")
        assert lay_out(tmp_path, NEW) == (["b/c/y", "book.yaml"], ["a/x"])
        assert files(tmp_path) == ["a/x", "b/c/y", "book.yaml"]
        assert list(tmp_path.glob(".*")) == []

    def test_new_names_are_put_down_to_the_disk(self, tmp_path, monkeypatch):
        """A power cut after the end takes no file away: each folder is synced after a name came into it."""
        synced = {}
        sync = laying_out.sync_folder

        def noted(folder):
            sync(folder)
            synced[folder] = {path.name for path in folder.iterdir()}

        monkeypatch.setattr(laying_out, "sync_folder", noted)
        lay_out(tmp_path, NEW)
        assert all(Path(path).name in synced[(tmp_path / path).parent] for path in NEW)

    def test_of_those_who_begin_a_book_at_once_one_does(self, tmp_path):
        told = []

        def begin(content):
            try:
                lay_out(tmp_path, dict.fromkeys(NEW, content))
                told.append(content)
            except BookError as error:
                told.append(error.key)

        threads = [threading.Thread(target=begin, args=(content,)) for content in (b"1", b"2", b"3")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert told.count("is-book") == 2
        (done,) = (one for one in told if one != "is-book")
        assert {path: (tmp_path / path).read_bytes() for path in files(tmp_path)} == dict.fromkeys(NEW, done)

    def test_a_folder_beside_a_book_is_not_in_it(self, tmp_path, monkeypatch):
        write_book(tmp_path / "book", "")
        monkeypatch.chdir(tmp_path / "book")
        lay_out(Path("../other"), NEW)
        assert files(tmp_path / "other") == sorted(NEW)
        with pytest.raises(BookError):
            lay_out(Path("../book/inner"), NEW)

    def test_the_settings_come_last(self, tmp_path, capsys):
        """A copy that is cut off is no book yet, and can be begun again."""
        run(["init", str(tmp_path / "x"), "--cohort", "2022"])
        (tmp_path / "x/data/book.yaml").unlink()
        capsys.readouterr()
        assert run(["init", str(tmp_path / "x"), "--cohort", "2022"]) == 0

    @pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
    def test_a_folder_that_cannot_be_written(self, tmp_path):
        tmp_path.chmod(0o500)
        assert run(["init", str(tmp_path / "x")]) == 3


def test_it_asks_at_a_terminal(at, monkeypatch):
    monkeypatch.delenv("LANG", raising=False)
    terminal = Terminal(at, "init", "--cohort", "2022", language="")
    terminal.answer("(zh/en) [zh]", "en\r")
    terminal.answer("may be left out): ", "nowhere\r")
    terminal.until("cannot be told")
    terminal.answer("may be left out): ", "福建省 三明市\r")
    terminal.until("province 福建省 · city 三明市")
    terminal.answer("type it again: ", "\r")
    terminal.answer("[Old residential communities of 三明市]: ", "\r")
    terminal.until("New book: Old residential communities of 三明市")
    assert terminal.end() == 0
    assert "area: {province: 福建省, city: 三明市}" in (at / "data/book.yaml").read_text("utf-8")


def test_it_asks_nothing_where_what_it_says_is_not_seen(at):
    primary, secondary = pty.openpty()
    command = [sys.executable, "-m", "oldcommunity", "init", "--cohort", "2022", "--lang", "en"]
    done = subprocess.run(command, stdin=secondary, stderr=secondary, stdout=subprocess.PIPE, timeout=60, check=True)
    os.close(secondary)
    os.close(primary)
    assert done.stdout.decode().startswith("New book: ")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates/book").rglob("*")), ids=lambda path: "/".join(path.parts[-2:])
)
def test_templates_are_fit_for_every_system(path):
    if path.is_file():
        data = path.read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")
        for name in re.findall(r"^oc ([a-z]+)|`oc ([a-z]+)", data.decode("utf-8"), re.MULTILINE):
            assert (name[0] or name[1]) in COMMANDS
