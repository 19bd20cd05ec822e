"""What a Word file calls the styles that Word itself does not have."""

TEXTS = {
    "style.TableText": "表格文字",
    "style.TableHead": "表格标题",
    "style.TableGap": "表格之后",
    "style.Addressee": "主送机关",
    "style.AnnexMark": "附件标识",
    "style.AnnexTitle": "附件标题",
    "style.PageFoot": "页末说明",
}
