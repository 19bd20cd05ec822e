"""`oc compare` between dates, revisions and both, as a user runs it in a repository."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from compare.states import commit, git
from conftest import ROOT, Oc, write_book
from oldcommunity.errors import BookError
from oldcommunity.source.git import Repository

FIRST = """
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 4, budget: 400万元}]
declared: [{as_of: 2022-03-31, started: {projects: 1}}]
# projects/jia.yaml
id: jia
name: 甲
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}]
# projects/yi.yaml
id: yi
name: 乙
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}, {code: started, met: 2022-03-20}]
# projects/bing.yaml
id: bing
name: 丙
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}]
# projects/ding.yaml
id: ding
name: 丁
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}]
"""
SECOND = """
# projects/jia.yaml
id: jia
name: 甲
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}, {code: started, met: 2022-03-25}]
# projects/2022/bing.yaml
id: bing
name: 丙
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}, {code: started, met: 2022-05-10}]
# projects/2022/ding-cun.yaml
id: ding-cun
name: 丁村
formerly: [ding]
cohort: 2022
milestones: [{code: designed, met: 2022-02-01}, {code: started, met: 2022-05-11}]
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book on a branch `work` that parted from `main`, which went on."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    write_book(root / "data", FIRST)
    commit(root)
    git(root, "branch", "work")
    (root / "data/projects/yi.yaml").unlink()
    commit(root)
    git(root, "checkout", "-q", "work")
    for name in ("bing", "ding"):
        (root / f"data/projects/{name}.yaml").unlink()
    write_book(root / "data", SECOND)
    commit(root)
    return root


def test_a_branch_tells_corrections_apart_from_progress(oc: Oc, book: Path):
    done = oc("compare", "main...", "--lang", "en", "--figure", "started", "--figure", "start_rate", cwd=book)
    version, head = git(book, "rev-parse", "main~1"), git(book, "rev-parse", "HEAD")
    assert done.stdout == (
        f"试验台账: 2022-03-31 @{version[:8]} → 2022-05-11, files on disk\n"
        "\n"
        "Plan of 2022\n"
        "started: before 1; after 4; difference +3\n"
        "start rate: before 25.0%; after 100.0%; difference +75.0 pp\n"
        "What the records say differently, as of 2022-03-31\n"
        "甲: contributed started +1, start rate +25.0 pp; because correction of the past, 2022-03-25\n"
        "together: contributed started +1, start rate +25.0 pp\n"
        "What happened in between, up to 2022-05-11\n"
        "丙: contributed started +1, start rate +25.0 pp; because progress, 2022-05-10\n"
        "丁村: contributed started +1, start rate +25.0 pp; because progress, 2022-05-11\n"
        "together: contributed started +2, start rate +50.0 pp\n"
        "\n"
        "Problems\n"
        "OC423 Total differs from all records: new 1\n"
        "New problems\n"
        "cohorts/2022.yaml:3:52: OC423 “started.projects” on 2022-03-31 is told as 1, but all projects are on record "
        "and it is = 2\n"
        "\n"
        f"Before: As of 2022-03-31 · book at {version[:8]}\n"
        f"After: As of 2022-05-11 · book at {head[:8]}\n"
    )
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_comment_on_a_pull_request_is_short_and_in_tables(oc: Oc, book: Path):
    told = oc("compare", "main...work", "--format", "markdown", "--lang", "zh", cwd=book).stdout
    assert len(told.splitlines()) < 50
    rows = [" ".join(line.split()) for line in told.splitlines()]
    assert "| 开工 | 1 | 4 | \\+3 |" in rows
    assert "| 丁村 | 开工 \\+1、前期 -1、在建 \\+1 | 进展，2022-05-11 |" in rows
    assert "| OC423 汇总数与全部项目记录不符 | 1 | |" in rows
    assert any(row.startswith("| cohorts/2022.yaml:") and "OC423" in row for row in rows), (
        "the new problem at its place"
    )
    assert "新增" not in told
    assert "删去" not in told


def test_both_formats_of_data_add_up(oc: Oc, book: Path):
    told = json.loads(oc("compare", "main...", "--format", "json", cwd=book).stdout)
    assert list(told)[:2] == ["format", "title"]
    assert told["format"] == "oldcommunity.compare/1"
    started = told["cohorts"][0]["figures"]["started"]
    assert [(part["step"], part["difference"]) for part in started["parts"]] == [("correction", 1), ("progress", 2)]
    rows = list(csv.DictReader(io.StringIO(oc("compare", "main...", "--format", "csv", cwd=book).stdout)))
    for figure in ("started", "under_construction"):
        lines = [row for row in rows if row["figure"] == figure]
        assert sum(int(row["difference"].lstrip("'")) for row in lines) == int(
            lines[0]["figure_difference"].lstrip("'")
        )
    (jia,) = [row for row in rows if row["figure"] == "started" and row["kind"] == "correction"]
    assert (jia["records"], jia["path"], jia["line"]) == ("jia", "projects/jia.yaml", "4")


@pytest.mark.parametrize("words", [("@work",), ("2022-05-11", "2022-05-11@work"), ("work...",), ("@HEAD", "latest")])
def test_where_nothing_changed_nothing_differs(oc: Oc, book: Path, words: tuple[str, ...]):
    done = oc("compare", *words, "--lang", "en", cwd=book)
    assert "No figure differs." in done.stdout
    assert done.returncode == 0


def test_a_state_may_be_a_date_in_a_revision(oc: Oc, book: Path):
    asked = ("--figure", "started", "--lang", "en")
    corrected = oc("compare", "2022-03-31@main~1", "2022-03-31@work", *asked, cwd=book).stdout
    assert "started: before 1; after 2; difference +1" in corrected
    assert "happened" not in corrected
    progressed = oc("compare", "2022-03-31@work", "2022-05-11@work", *asked, cwd=book).stdout
    assert "started: before 2; after 4; difference +2" in progressed
    assert "differently" not in progressed
    backwards = oc("compare", "2022-05-11", "2022-03-31", *asked, cwd=book).stdout
    assert "started: before 4; after 2; difference -2" in backwards


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("main",), "“main” is no state"),
        (("@",), "“@” is no state"),
        (("2022-13@main",), "“2022-13@main” is no state"),
        (("main...", "work"), "“main... work” is no state"),
        (("@nowhere",), "no revision “nowhere”"),
        (("2022", "--figure", "starts"), "no figure “starts”"),
        (("2022", "--cohort", "1999"), "no plan for “1999”"),
        (("alone...",), "no common history"),
    ],
)
def test_what_is_no_state_is_refused_with_what_to_write(oc: Oc, book: Path, words: tuple[str, ...], says: str):
    git(book, "checkout", "-q", "--orphan", "alone")
    commit(book)
    git(book, "checkout", "-q", "work")
    done = oc("compare", *words, "--lang", "en", cwd=book)
    assert says in done.stderr
    assert done.returncode in (2, 3)
    assert done.stdout == ""


def test_a_merge_base_takes_revisions_and_no_options(book: Path):
    repository = Repository.require(book)
    parted = git(book, "rev-parse", "main~1")
    assert repository.merge_base("main", "HEAD") == repository.merge_base("work", "main") == parted
    for rev in ("--all", "--help", "-a", "main\0", ""):
        with pytest.raises(BookError) as caught:
            repository.merge_base(rev, "HEAD")
        assert caught.value.key == "unknown-revision"


def test_the_shipped_book_reads_well_between_its_two_days(oc: Oc):
    told = oc("compare", "2022-03-31", "2022-05-11", "--cohort", "2022", "--format", "terminal", "--lang", "en").stdout
    assert max(map(len, told.splitlines())) <= 80
    assert len(told.splitlines()) <= 45
    # What only became known stands apart from what changed.
    changed, _, partly = told.partition("Not known in full both before and after")
    assert "invested            unknown  ¥45 million  +¥45 million" in partly
    assert "invested " not in changed
    assert "planned 22, planned investment ¥182 million, started 6" in " ".join(told.split())


def test_the_compiled_book_is_still_good_afterwards(oc: Oc, book: Path, tmp_path: Path):
    cache = tmp_path / "kept"
    first = oc("compare", "main...", cwd=book, OC_CACHE=str(cache))
    (file,) = cache.glob("*.sqlite")
    made = file.stat().st_ino
    again = oc("compare", "main...", cwd=book, OC_CACHE=str(cache))
    assert file.stat().st_ino == made
    assert first.stdout == again.stdout == oc("compare", "main...", cwd=book, OC_CACHE="off").stdout
    assert oc("status", cwd=ROOT, OC_CACHE=str(cache)).returncode == 0
