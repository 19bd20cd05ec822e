"""What projects are selected by, where that is no field of theirs: `--where`."""

TEXTS = {
    "state": "State",
    "target": "Further plan",
    "tag": "Tag",
    "work": "Class of works",
    "overdue": "Overdue",
    "utility": "Utility",
}
