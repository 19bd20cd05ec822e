"""Units in which plans and figures count."""

TEXTS = {
    "projects": "个",
    "communities": "个小区",
    "buildings": "栋",
    "households": "户",
    "floor_area": "平方米",
}
