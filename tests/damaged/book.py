"""A made-up book without a fault, and the files that damage is done to."""

from __future__ import annotations

JIA = "projects/2022-jia.yaml"
YI = "projects/2022-yi.yaml"
COHORT = "cohorts/2022.yaml"
FUNDING = "funding.yaml"
PUBLISHED = "published.yaml"
INSPECTION = "inspections/2022-05-11.yaml"
WAIVERS = "waivers.yaml"

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {province: 虚构省, city: 虚构市}
# projects/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
area: {zone: 市区, district: 东区}
buildings: 12
households: 412
floor_area: 3.2万平方米
built_year: 1994
works: [basic, improvement]
budget: 620万元
lead: {name: 张三, post: 副市长, level: city}
milestones:
  - {code: surveyed, due: 2022-01-15, met: 2022-01-20}
  - {code: started, due: 2022-03-20, met: 2022-03-18}
  - code: completed
    due: 2022-10-31
progress:
  - as_of: 2022-03-31
    invested: 120万元
    physical: 15%
  - as_of: 2022-05-11
    invested: 210万元
    physical: 24.7%
issues:
  - id: 1
    opened: 2022-04-02
    cause: pipelines
    text: 燃气管与雨水管同槽
    due: 2022-04-30
    closed: 2022-05-06
note: 说明
source: 虚构
# projects/2022-yi.yaml
id: 2022-yi
name: 乙新村
cohort: 2022
area: {zone: 市区, district: 西区}
buildings: 6
households: 200
budget: 300万元
milestones:
  - {code: surveyed, due: 2022-02-15, met: 2022-02-20}
# cohorts/2022.yaml
cohort: 2022
area: {zone: 市区}
plan:
  - {projects: 3, households: 900, budget: 1200万元}
declared:
  - as_of: 2022-05-11
    under_construction: {projects: 1}
    in_preparation: {projects: 2}
    completed: {projects: 0}
    invested: 210万元
    source: 虚构
# funding.yaml
funds:
  - id: central
    kind: central_subsidy
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: 2022-05-15, amount: 500万元}
      - {status: received, as_of: 2022-05-15, amount: 400万元}
    source: 虚构
# published.yaml
figures:
  - figure: start_rate
    cohort: 2022
    as_of: 2022-05-11
    printed: 33.3%
    including: [2022-jia]
    place: 一
    source: 虚构
# inspections/2022-05-11.yaml
id: 2022-05-11
date: 2022-05-11
kind: joint
sites:
  - {name: 甲新村, project: 2022-jia}
findings:
  - {id: 1, text: 围挡不整, project: 2022-jia, due: 2022-05-31, closed: 2022-06-02}
requests:
  - {id: 1, text: 补齐围挡, answers: [1]}
"""
