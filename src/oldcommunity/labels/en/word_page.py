"""What a Word file calls the styles that Word itself does not have."""

TEXTS = {
    "style.TableText": "Table text",
    "style.TableHead": "Table head",
    "style.TableGap": "After a table",
    "style.Addressee": "Addressee",
    "style.AnnexMark": "Annex mark",
    "style.AnnexTitle": "Annex title",
    "style.PageFoot": "Page foot",
}
