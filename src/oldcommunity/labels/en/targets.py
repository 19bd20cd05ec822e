"""Second plans of a year that are known by name; others go by their own code."""

TEXTS = {
    "livelihood": "livelihood projects",
}
