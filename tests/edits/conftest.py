"""A small book to write into, and `oc` run on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Done, Inside, write_book

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 3}
# projects/2022/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022   # 年度
area: {district: 三元区}
milestones:
  - {code: designed, met: 2022-02-25}
  - code: started
    due: 2022-03-20
    met: ../2022-03-31
    inferred: true
  - {code: completed, due: 2022-10-31}
# 每月底
progress:
  - {as_of: 2022-03-31, invested: 120万元, physical: 15%}
  - {as_of: 2022-05, invested: 210万元}
suspensions: []
issues:
  - id: 1
    opened: 2022-04-02
    text: 围挡破损
source: 虚构
# projects/2022/2022-yi.yaml
id: 2022-yi
name: 乙新村
cohort: 2022
# funding.yaml
funds:
  - id: central
    kind: central_subsidy
    scope: {cohort: 2022}
    events:
      - {status: awarded, as_of: 2022-03-01, amount: 500万元}
      - {status: awarded, as_of: 2022-05-01, amount: 700万元}
      - {status: received, as_of: 2022-05-15, amount: 400万元}
# inspections/2022-05-11.yaml
id: 2022-05-11
date: 2022-05-11
kind: joint
findings:
  - {id: 1, text: 围挡不整}
requests:
  - {id: 1, text: 限期整改}
  - {id: 12, text: 挂图作战}
"""
JIA = "projects/2022/2022-jia.yaml"


class Desk:
    """A book, and `oc` in its folder, in English."""

    def __init__(self, root: Path, inside: Inside) -> None:
        self.root = root
        self._inside = inside

    def __call__(self, *words: str, code: int = 0) -> Done:
        done = self._inside(*words, cwd=self.root, OC_LANG="en")
        assert done.returncode == code, done.stderr
        return done

    def text(self, path: str = JIA) -> str:
        return (self.root / path).read_text("utf-8")

    def unlike(self, before: str, path: str = JIA) -> list[str]:
        """The lines of a file that were not there before, and with a sign those that are gone."""
        old, new = before.splitlines(), self.text(path).splitlines()
        return [line for line in new if line not in old] + [f"- {line}" for line in old if line not in new]

    def everything(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.root.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, inside: Inside) -> Desk:
    return Desk(write_book(tmp_path / "book", BOOK), inside)
