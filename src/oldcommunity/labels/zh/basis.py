"""What a figure rests on."""

TEXTS = {
    "plan": "计划",
    "batches": "分批计划合计",
    "areas": "下级区域合计",
    "records": "逐个项目",
    "declared": "上报总数",
    "identity": "由上报总数推得",
    "carried": "上报总数加此后逐个项目的变化",
    "none": "没有依据",
}
