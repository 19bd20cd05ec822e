"""The foot of every page."""

TEXTS = {
    "as-of": "截至 {day}",
    "revision": "台账版本 {commit}",
    "dirty": "台账版本 {commit}+（文件有未提交的改动）",
    "no-revision": "台账没有版本记录",
    "filters": "只看：{filters}",
    "between": " · ",
}
