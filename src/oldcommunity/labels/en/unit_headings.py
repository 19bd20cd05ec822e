"""Units as headings of columns."""

TEXTS = {
    "projects": "projects",
    "communities": "communities",
    "buildings": "buildings",
    "households": "households",
    "floor_area": "floor area (m²)",
}
