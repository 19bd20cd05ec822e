"""A made-up book of money with everything that may not be added, and everything that may."""

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {city: 三明市}
# documents.yaml
documents:
  - {id: notice, kind: notice, title: 下达通知}
# cohorts/2022.yaml
cohort: 2022
area: {zone: 市区}
plan:
  - {projects: 3, budget: 1000万元}
# cohorts/2022-livelihood.yaml
cohort: 2022
target: livelihood
area: {zone: 市区}
plan:
  - {projects: 1, budget: 200万元}
# projects/a.yaml
id: a
name: 甲新村
cohort: 2022
area: {zone: 市区, district: 三元区}
budget: 100万元
utilities:
  - {kind: water, owner: 自来水公司, share: 40万元, status: agreed}
  - {kind: gas, owner: 燃气公司}
  - {kind: sewer}
# projects/b.yaml
id: b
name: 乙新村
cohort: 2022
area: {zone: 市区, district: 梅列区}
utilities:
  - {kind: water, owner: 自来水公司, share: 2.5万元}
  - {kind: water, owner: 二次供水公司, status: blocked}
# projects/c.yaml
id: c
name: 丙新村
cohort: 2021
area: {zone: 市区}
utilities:
  - {kind: water, share: 9万元}
# funding/whole.yaml
funds:
  - id: central
    kind: central_subsidy
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: 2022-02-01, amount: 300万元, batch: 第一批}
      - {status: awarded, as_of: 2022-03-01, amount: 400万元, batch: 第二批, document: notice}
      - {status: appropriated, as_of: 2022-03-05, amount: 400万元, document: 财建〔2022〕1号}
      - {status: received, as_of: 2022-04-01, amount: 400万元}
      - {status: paid, as_of: 2022-05-01, amount: 100万元}
  - id: city
    kind: city_funds
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: ../2022-03-31, amount: 100万元}
      - {status: received, as_of: 2022-04-10, amount: 60万元}
  - id: residents
    kind: residents
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: paid, as_of: 2022-05-01, amount: 5万元}
  - id: above
    kind: upper_level_subsidy
    scope: {cohort: 2022, target: livelihood, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: 2022-03-01, amount: 66万元}
  - id: province
    kind: provincial_subsidy
    scope: {cohort: 2022, target: livelihood, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: 2022-03-01, amount: 20万元}
  - id: own
    kind: private_capital
    scope: {project: a}
    events:
      - {status: received, as_of: 2022-03-01, amount: 150万元}
  - id: elsewhere
    kind: special_bond
    scope: {year: 2022, area: {district: 三元区}}
    events:
      - {status: applied, as_of: 2022-03-01, amount: 8000万元}
"""
