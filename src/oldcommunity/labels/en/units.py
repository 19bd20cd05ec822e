"""Units in which plans and figures count."""

TEXTS = {
    "projects": "projects",
    "communities": "communities",
    "buildings": "buildings",
    "households": "households",
    "floor_area": "m²",
}
