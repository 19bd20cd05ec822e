"""The foot of every page."""

TEXTS = {
    "as-of": "As of {day}",
    "revision": "book at {commit}",
    "paper-revision": "register version {commit}",
    "paper-dirty": "register version {commit}+ (files with uncommitted changes)",
    "dirty": "book at {commit}+ (files with uncommitted changes)",
    "no-revision": "the book has no revisions",
    "filters": "Only: {filters}",
    "between": " · ",
    "left-out": "Mind: {count:file could not be read or has another one's id, and its|files could not be read or have another one's id, and their} facts are missing here ({files})",
}
