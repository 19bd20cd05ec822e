"""The page of `oc funding`."""

TEXTS = {
    "title": "{title}：截至 {day} 的资金",
    "no-funds": "没有符合条件的资金记录。",
    "not-added": "下面 {number} 个口径各算各的：对象不同，有的还可能互相包含，所以不相加；申报、获批、到位等状态也不相加。",
    "budget": "计划投资 {amount}",
    "kind": "资金来源",
    "status": "状态",
    "money": "金额",
    "scope-cohort": "{about} 年计划",
    "scope-year": "{about} 年度（不限计划）",
    "scope-project": "项目 {about}",
    "share-name": "{kind}{status} ÷ {over}",
    "share": "{part} ÷ {whole} = {percent}%，还差 {gap}",
    "share-full": "{part} ÷ {whole} = {percent}%",
    "amount": "{amount}，{status}，截至 {day}　{place}",
    "amount-possible": "可能 {amount}，{status}，最晚 {day}　{place}",
}
