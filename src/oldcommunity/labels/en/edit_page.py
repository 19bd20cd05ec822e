"""What is said when a file is changed, and what is asked."""

TEXTS = {
    "changed": "{field}: {old} → {new}",
    "added": "{field}: {new} (new)",
    "removed": "{field}: removed, was {old}",
    "unchanged": "It is so already; there was nothing to change.",
    "also": "This can be written, but please look at it again:",
    "also-written": "It is written, but please look at this again:",
    "same-name": "There is a project “{name}” in the same year already: {id} ({path}). If this is another one, go on; "
    "if it is the same, use oc set or oc record instead.",
    "stop": "; ",
    "ask": ": ",
    "ask.project": "Project (id or name)",
    "ask.assignment": "What to change (FIELD=VALUE)",
    "ask.as_of": "As of which day (such as 2022-05-31)",
    "ask.invested": "Invested so far (such as 320万元; return if not known)",
    "ask.physical": "Physical progress (such as 35%; return if not known)",
    "ask.on": "Found or solved on (such as 2022-05-31)",
    "ask.met": "Milestone met (such as started=2022-03-28; return if no more)",
    "ask.open": "New problem (return if none)",
    "nothing-written": "Nothing was written.",
    "ask.note": "Note (may be left out)",
    "ask.source": "Source (may be left out)",
    "ask.cohort": "Plan year (such as 2022; null if not known)",
    "ask.name": "Name of the project",
    "ask.area": "Where it is (such as district=三元区; may be left out)",
    "ask.id": "Id (small letters, digits and hyphens; it never changes)",
}
