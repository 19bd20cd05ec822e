"""Numbers with the name of their unit."""

TEXTS = {
    "projects": "{number}个",
    "communities": "{number}个小区",
    "buildings": "{number}栋",
    "households": "{number}户",
    "floor_area": "{number}平方米",
}
