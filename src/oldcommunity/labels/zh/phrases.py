"""Turns of phrase that many pages share."""

TEXTS = {
    "error": "错误",
    "comma": "、",
    "and-more": "等",
    "unknown": "不明",
    "at-least": "不少于 {number}",
    "unknown-up-to": "不明（至多 {number}）",
    "known-within": "{number}（{low}–{high}）",
    "inferred": "（推算）",
    "inferred-mark": "*",
    "made-up": "本台账为虚构示例，数字不代表任何真实情况。",
    "not-filled-in": "（未填）",
    "left-out": "有 {count} 个文件读不进来或编号重复，其中的事实没有计入：{files}。运行 oc validate 查看原因。",
    "did-you-mean": "是不是想写：{offer}",
}
