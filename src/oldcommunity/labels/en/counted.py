"""Numbers with the name of their unit."""

TEXTS = {
    "projects": "{number:project|projects}",
    "communities": "{number:community|communities}",
    "buildings": "{number:building|buildings}",
    "households": "{number:household|households}",
    "floor_area": "{number} m²",
}
