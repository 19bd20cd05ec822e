"""A made-up book of problems, findings and requests: open, closed, doubtful, repeated, and of nobody."""

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {city: 三明市}
# cohorts/2022.yaml
cohort: 2022
area: {zone: 市区}
plan:
  - {projects: 6}
declared:
  - {as_of: 2022-05-31, under_construction: {projects: 5}, in_preparation: {projects: 1}}
# projects/a.yaml
id: a
name: 甲新村
cohort: 2022
area: {zone: 市区, district: 三元区}
lead: {name: 张三}
milestones:
  - {code: started, met: 2022-03-01}
issues:
  - {id: 1, opened: 2022-04-02, cause: pipelines, text: 燃气与雨水管同槽, owner: 燃气公司, due: 2022-04-30}
  - {id: 2, opened: 2022-04-05, text: 围挡破损, due: 2022-04-30, closed: 2022-05-09, rectification: immediate}
  - {id: 3, opened: ../2022-05-01, cause: residents, text: 有人不让拆棚, due: 2022-06, rectification: long_term}
  - {id: 4, opened: 2022-05-03, cause: funding, text: 缺钱, owner: 住建局}
  - {id: 5, opened: 2022-05-04, cause: design, text: 图纸不对, owner: 设计院, due: 2022-05-20, closed: ../2022-06}
  - {id: 6, opened: 2022-06, cause: other, text: 还不一定, owner: 设计院}
  - {id: 7, opened: 2022-07-01, text: 还没有发现, owner: 设计院}
# projects/b.yaml
id: b
name: 乙新村
cohort: 2022
area: {zone: 市区, district: 梅列区}
milestones:
  - {code: started, met: 2022-03-01}
# projects/c.yaml
id: c
name: 丙新村
cohort: 2022
area: {zone: 市区}
milestones:
  - {code: started, met: 2022-06}
# projects/d.yaml
id: d
name: 丁新村
cohort: null
area: {zone: 市区}
milestones:
  - {code: completed, met: 2022-02-01}
# documents.yaml
documents:
  - {id: b1, kind: bulletin, title: 第一期, issued: 2022-05-10}
  - {id: b2, kind: bulletin, title: 几期, issued: ../2022-06-05, count: 3}
# inspections/2022-05-11.yaml
id: 2022-05-11
date: 2022-05-11
kind: joint
area: {zone: 市区}
sites:
  - {name: 甲新村, project: a}
  - {name: 无名巷}
findings:
  - {id: 1, text: 甲新村围挡不整, site: 甲新村, cause: site_management, due: 2022-05-31, closed: 2022-05-20}
  - {id: 2, text: 巷口积水, site: 无名巷, cause: site_management}
  - {id: 3, text: 都缺钱, cause: funding}
requests:
  - {id: 11, text: 找钱, answers: [3], owner: 财政局, due: 2022-12-31}
  - {id: 12, text: 理顺, answers: [2, 3]}
  - {id: 13, text: 再说}
# inspections/2022-06-08.yaml
id: 2022-06-08
date: 2022-06-08
kind: safety
area: {zone: 市区}
sites:
  - {name: 甲新村, project: a}
  - {name: 无名巷}
findings:
  - {id: 1, text: 甲新村围挡又不整, project: a, cause: site_management, owner: 甲公司, due: 2022-06-10}
  - {id: 2, text: 巷口又积水, site: 无名巷, cause: site_management, rectification: by_deadline}
  - {id: 3, text: 其他, project: a, cause: other}
"""
