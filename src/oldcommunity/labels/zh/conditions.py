"""What projects are selected by, where that is no field of theirs: `--where`."""

TEXTS = {
    "state": "状态",
    "target": "列入专项",
    "tag": "标签",
    "work": "改造类别",
    "overdue": "逾期",
    "utility": "涉及管线",
}
