"""A record as a clerk writes it, for tests that spoil it."""

RECORD = """\
# 2022 年计划
id: 2022-chonggui-xincun
name: 崇桂新村
cohort: 2022                    # plan year (年度计划)
targets: [livelihood]
area: {zone: 市区, district: 三元区, subdistrict: 列东街道}
floor_area: 3.2万平方米
budget: "620万元"
parties:
  - {role: contractor, name: 某某建设有限公司}
  - role: supervisor
    name: '某某监理, 有限公司'
milestones:
  - {code: surveyed, due: 2022-01-15, met: 2022-01-20}
  - {code: started, due: 2022-03-20, met: ../2022-03-31, inferred: true}
suspensions: []
cancelled: null
governance:
  owners_committee: 已成立
  party_branch: ~
issues:
  - id: 1
    opened: 2022-04-02
    text: |
      3号楼北侧的燃气管线：与图纸不符，需要改线。
      施工单位已停工等待。

    due: 2022-04-30
    closed:
source: 市住建局通报，第四部分
"""
