"""The tables of the compiled book.

Rows belong to *content* (the bytes of one file), not to paths: what was compiled once serves every working tree,
branch and revision that holds the same bytes. A *tree* is one working tree or one commit; `entry` says which
content lies at which path of it, `answer` what was worked out from a generation of it. What a project's
milestones and progress come to stands in its own row as well (`started_lo` to `physical`, and after its places
`registered_lo` to `settled_hi`), so that most questions need not look at them. Days are ordinals, money is 分,
areas are 0.01 m², percentages 0.01 %; `*_place` columns are packed places (`diagnostics.pack`); `lo` and `hi`
are the earliest and the latest day on which something may have happened.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from oldcommunity.codelists import AREA_LEVELS, MILESTONES

#: Raised whenever rows of the same bytes would come out differently; a test holds it to a fingerprint of
#: the code that makes rows. A compiled book with another number is thrown away.
COMPILER = 7

#: Milestones whose days stand in the project's own row under their names; `started` and `completed` stand there
#: with the days of all that implies them.
OWN_MILESTONES = tuple(code for code in MILESTONES if code not in ("started", "completed"))
_MILESTONE_DAYS = ", ".join(f"{code}_lo INTEGER, {code}_hi INTEGER" for code in OWN_MILESTONES)

_AREA = "province TEXT, city TEXT, zone TEXT, district TEXT, subdistrict TEXT"

_TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE content(id INTEGER PRIMARY KEY, kind TEXT, sha256 BLOB, UNIQUE(kind, sha256));
CREATE TABLE blob(oid TEXT, kind TEXT, content INTEGER, PRIMARY KEY(oid, kind)) WITHOUT ROWID;
CREATE TABLE tree(id INTEGER PRIMARY KEY, key TEXT UNIQUE, generation INTEGER);
CREATE TABLE folder(tree INTEGER, path TEXT, names BLOB, stats BLOB, problems TEXT,
    PRIMARY KEY(tree, path)) WITHOUT ROWID;
CREATE TABLE entry(tree INTEGER, path TEXT, content INTEGER, kind TEXT, PRIMARY KEY(tree, path)) WITHOUT ROWID;
CREATE INDEX entry_content ON entry(content, tree);
CREATE TABLE answer(tree INTEGER, key BLOB, generation INTEGER, rows TEXT, PRIMARY KEY(tree, key)) WITHOUT ROWID;
CREATE INDEX entry_kind ON entry(tree, kind, content) WHERE kind <> 'project';

CREATE TABLE problem(content INTEGER, item INTEGER, code TEXT, place INTEGER, params TEXT,
    PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE settings(content INTEGER PRIMARY KEY, value TEXT);

CREATE TABLE project(content INTEGER PRIMARY KEY, id TEXT, name TEXT, cohort INTEGER, in_plan INTEGER,
    targets TEXT, {_AREA},
    communities INTEGER, buildings INTEGER, households INTEGER, floor_area INTEGER, budget INTEGER,
    rounding TEXT, built_year INTEGER, works TEXT, tags TEXT, lead TEXT,
    started_lo INTEGER, started_hi INTEGER, completed_lo INTEGER, completed_hi INTEGER,
    cancelled_lo INTEGER, cancelled_hi INTEGER, suspensions INTEGER, facts INTEGER, last_day INTEGER,
    first_due INTEGER, open_due INTEGER,
    invested_day INTEGER, invested INTEGER, invested_slack INTEGER, physical_day INTEGER, physical INTEGER,
    survey_day INTEGER, surveyed INTEGER, agreed INTEGER,
    place INTEGER, name_place INTEGER, cohort_place INTEGER, budget_place INTEGER,
    households_place INTEGER, floor_area_place INTEGER, survey_place INTEGER, built_place INTEGER,
    survey_day_place INTEGER, cancelled_place INTEGER, agreed_place INTEGER,
    {_MILESTONE_DAYS});
CREATE INDEX project_cohort ON project(cohort);
CREATE INDEX project_id ON project(id);
CREATE INDEX project_last_day ON project(last_day);
CREATE TABLE milestone(content INTEGER, code TEXT, rank INTEGER, lo INTEGER, hi INTEGER, due_lo INTEGER,
    due INTEGER, basis TEXT, inferred INTEGER, met_place INTEGER, due_place INTEGER, place INTEGER,
    PRIMARY KEY(content, code)) WITHOUT ROWID;
CREATE TABLE progress(content INTEGER, day INTEGER, invested INTEGER, invested_slack INTEGER, physical INTEGER,
    place INTEGER, invested_place INTEGER, physical_place INTEGER, PRIMARY KEY(content, day)) WITHOUT ROWID;
CREATE TABLE suspension(content INTEGER, item INTEGER, lo INTEGER, hi INTEGER, until_lo INTEGER,
    until_hi INTEGER, reason TEXT, place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE exemption(content INTEGER, item INTEGER, light TEXT, hi INTEGER, until_hi INTEGER, reason TEXT,
    place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE party(content INTEGER, item INTEGER, role TEXT, name TEXT, place INTEGER,
    PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE utility(content INTEGER, item INTEGER, kind TEXT, owner TEXT, status TEXT, due_lo INTEGER, due INTEGER,
    place INTEGER, due_place INTEGER, share INTEGER, share_slack INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE governance(content INTEGER PRIMARY KEY, owners_committee TEXT, property_manager TEXT,
    party_branch TEXT, residents_group TEXT);
CREATE TABLE issue(content INTEGER, item INTEGER, number INTEGER, lo INTEGER, hi INTEGER, cause TEXT, text TEXT,
    owner TEXT, due_lo INTEGER, due INTEGER, closed_lo INTEGER, closed_hi INTEGER, rectification TEXT,
    place INTEGER, due_place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;

CREATE TABLE cohort(content INTEGER PRIMARY KEY, cohort INTEGER, target TEXT, {_AREA}, areas INTEGER,
    place INTEGER, areas_place INTEGER);
CREATE TABLE plan(content INTEGER, item INTEGER, batch TEXT, from_hi INTEGER, unit TEXT, value INTEGER,
    slack INTEGER, place INTEGER, PRIMARY KEY(content, item, unit)) WITHOUT ROWID;
CREATE TABLE declared(content INTEGER, item INTEGER, part TEXT, figure TEXT, unit TEXT, day INTEGER,
    value INTEGER, slack INTEGER, inferred INTEGER, place INTEGER, day_place INTEGER,
    PRIMARY KEY(content, item, part, figure, unit)) WITHOUT ROWID;
CREATE TABLE declared_due(content INTEGER, item INTEGER, code TEXT, rank INTEGER, day INTEGER, due_lo INTEGER,
    due INTEGER, place INTEGER, day_place INTEGER, PRIMARY KEY(content, item, code)) WITHOUT ROWID;

CREATE TABLE fund(content INTEGER, item INTEGER, id TEXT, kind TEXT, name TEXT, holder TEXT, cohort INTEGER,
    year INTEGER, project TEXT, target TEXT, {_AREA}, place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE fund_event(content INTEGER, fund INTEGER, item INTEGER, status TEXT, lo INTEGER, hi INTEGER,
    amount INTEGER, slack INTEGER, inferred INTEGER, batch TEXT, document TEXT, place INTEGER,
    day_place INTEGER, PRIMARY KEY(content, fund, item)) WITHOUT ROWID;

CREATE TABLE inspection(content INTEGER PRIMARY KEY, id TEXT, kind TEXT, title TEXT, lo INTEGER, hi INTEGER, {_AREA},
    sites INTEGER, participants TEXT, methods TEXT, place INTEGER, sites_place INTEGER, day_place INTEGER);
CREATE TABLE site(content INTEGER, item INTEGER, name TEXT, project TEXT, place INTEGER,
    PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE finding(content INTEGER, item INTEGER, kind TEXT, number INTEGER, project TEXT, site TEXT, causes TEXT,
    text TEXT, owner TEXT, due_lo INTEGER, due INTEGER, closed_lo INTEGER, closed_hi INTEGER, rectification TEXT,
    place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE team(content INTEGER, item INTEGER, level TEXT, name TEXT, {_AREA}, head TEXT, members TEXT,
    document TEXT, place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE document(content INTEGER, item INTEGER, id TEXT, kind TEXT, title TEXT, cohort INTEGER, {_AREA},
    lo INTEGER, hi INTEGER, count INTEGER, place INTEGER, day_place INTEGER,
    PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE published(content INTEGER, item INTEGER, figure TEXT, unit TEXT, cohort INTEGER, year INTEGER,
    target TEXT, {_AREA}, kind TEXT, project TEXT, day INTEGER, printed TEXT, expect TEXT,
    over_figure TEXT, over_unit TEXT, where_printed TEXT, place INTEGER, expect_place INTEGER, day_place INTEGER,
    PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE including(content INTEGER, item INTEGER, nth INTEGER, project TEXT, place INTEGER,
    PRIMARY KEY(content, item, nth)) WITHOUT ROWID;
CREATE TABLE waiver(content INTEGER, item INTEGER, code TEXT, path TEXT, reason TEXT, until INTEGER,
    place INTEGER, until_place INTEGER, PRIMARY KEY(content, item)) WITHOUT ROWID;
CREATE TABLE reference(content INTEGER, item INTEGER, kind TEXT, id TEXT, place INTEGER,
    PRIMARY KEY(content, item)) WITHOUT ROWID;
"""

#: Tables with rows of one content, and so a `content` column.
CONTENT_TABLES = (
    "problem",
    "settings",
    "project",
    "milestone",
    "progress",
    "suspension",
    "exemption",
    "party",
    "utility",
    "governance",
    "issue",
    "cohort",
    "plan",
    "declared",
    "declared_due",
    "fund",
    "fund_event",
    "inspection",
    "site",
    "finding",
    "team",
    "document",
    "published",
    "including",
    "waiver",
    "reference",
)
#: Tables whose areas are completed by the area of the book.
_AREA_TABLES = ("project", "cohort", "fund", "inspection", "team", "document", "published")


def create_tables() -> str:
    """The statements that lay out an empty compiled book."""
    return _TABLES


def view_statements(tree: int, area: Mapping[str, str], but: Collection[str] = ()) -> list[str]:
    """Temporary views that show one tree only: `projects`, `milestones`, …, each with the file's `path`.

    An area level that a record leaves out is the book's own: it stands in the views as if it were typed. Of the
    files `but`, nothing is shown.
    """
    return [f"CREATE TEMP VIEW the_{table} AS {_rows_of(table, tree, area, but)}" for table in CONTENT_TABLES]


def narrowing_statements(tree: int, area: Mapping[str, str], condition: str, but: Collection[str] = ()) -> list[str]:
    """The same views for the projects `p` that meet a condition, and for nothing that is told of others with them.

    Plans, declarations and prints speak of whole plan years, most funds of whole areas: none of them is shown.
    """
    conditions = {
        "project": condition,
        "cohort": "FALSE",
        "plan": "FALSE",
        "declared": "FALSE",
        "declared_due": "FALSE",
        "published": "FALSE",
        "fund": "p.project IN (SELECT id FROM the_project)",
        "finding": "p.project IN (SELECT id FROM the_project)",
        "site": "p.project IN (SELECT id FROM the_project)",
    }
    statements = []
    for table, shown in conditions.items():
        statements += [
            f"DROP VIEW the_{table}",
            f"CREATE TEMP VIEW the_{table} AS SELECT * FROM ({_rows_of(table, tree, area, but)}) p WHERE {shown}",
        ]
    return statements


def literal(text: str) -> str:
    """A text inside a statement, whatever it holds."""
    return f"CAST(x'{text.encode('utf-8', 'surrogateescape').hex()}' AS TEXT)"


def _rows_of(table: str, tree: int, area: Mapping[str, str], but: Collection[str]) -> str:
    completed = [
        f"coalesce(r.{level}, {literal(area[level])}) AS {level}"
        for level in AREA_LEVELS
        if table in _AREA_TABLES and level in area
    ]
    columns = ", ".join(["e.path AS path", *completed, "r.*"])
    # What is wrong in a file is told even where nothing of it counts.
    hidden = sorted(but) if table not in ("problem", "waiver") else []
    shown = f" AND e.path NOT IN ({', '.join(map(literal, hidden))})" if hidden else ""
    return f"SELECT {columns} FROM main.{table} r JOIN main.entry e ON e.content = r.content AND e.tree = {tree}{shown}"
