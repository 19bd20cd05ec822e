"""The foot of every page."""

TEXTS = {
    "as-of": "截至 {day}",
    "revision": "台账版本 {commit}",
    "paper-revision": "台账版本 {commit}",
    "paper-dirty": "台账版本 {commit}+（文件有未提交的改动）",
    "dirty": "台账版本 {commit}+（文件有未提交的改动）",
    "no-revision": "台账没有版本记录",
    "filters": "只看：{filters}",
    "between": " · ",
    "left-out": "注意：有 {count} 个文件读不进来或编号重复，其中的事实没有计入（{files}）",
}
