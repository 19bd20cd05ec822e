"""Turns of phrase that many pages share."""

TEXTS = {
    "error": "error",
    "comma": ", ",
    "and-more": " and more",
    "unknown": "unknown",
    "at-least": "at least {number}",
    "unknown-up-to": "unknown (at most {number})",
    "known-within": "{number} ({low}–{high})",
    "inferred": " (inferred)",
    "inferred-mark": "*",
    "made-up": "This book is made up: its numbers stand for nothing real.",
    "not-filled-in": "(not filled in)",
    "left-out": "{count:file could not be read or has another one's id, and its|files could not be read or have another one's id, and their} facts are missing here: {files}. Run oc validate to see why.",
    "did-you-mean": "did you mean: {offer}",
}
