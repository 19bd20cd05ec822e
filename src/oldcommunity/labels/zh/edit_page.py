"""What is said when a file is changed, and what is asked."""

TEXTS = {
    "changed": "{field}：{old} → {new}",
    "added": "{field}：新增 {new}",
    "removed": "{field}：删去 {old}",
    "unchanged": "已经是这样，没有要改的。",
    "also": "能写，但有几处请核对：",
    "also-written": "已写入，但有几处请核对：",
    "same-name": "同一年度已有同名项目“{name}”：{id}（{path}）。确是两个项目就继续；是同一个，请改用 oc set 或 oc record。",
    "stop": "；",
    "ask": "：",
    "ask.project": "项目（编号或名称）",
    "ask.assignment": "改什么（项=值）",
    "ask.as_of": "截至哪天（如 2022-05-31）",
    "ask.invested": "累计完成投资（如 320万元；不知道就按回车）",
    "ask.physical": "形象进度（如 35%；不知道就按回车）",
    "ask.note": "说明（可不填）",
    "ask.source": "出处（可不填）",
    "ask.cohort": "年度（如 2022；不知道写 null）",
    "ask.name": "项目名称",
    "ask.area": "所在区域（如 district=三元区；可不填）",
    "ask.id": "编号（小写字母、数字和连字符，定了就不再改）",
}
