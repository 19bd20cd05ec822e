"""Units as headings of columns."""

TEXTS = {
    "projects": "项目（个）",
    "communities": "小区（个）",
    "buildings": "楼栋（栋）",
    "households": "户数（户）",
    "floor_area": "面积（平方米）",
}
