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
    "left-out": "{count:file could not be read and its|files could not be read and their} facts are missing here: {files}. Run oc validate to see why.",
    "did-you-mean": "Did you mean: {offer}",
}
