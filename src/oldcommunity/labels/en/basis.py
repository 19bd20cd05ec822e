"""What a figure rests on."""

TEXTS = {
    "plan": "the plan",
    "batches": "the sum of the plan's batches",
    "areas": "the sum of its areas",
    "records": "single projects",
    "declared": "a declared total",
    "identity": "what declared totals imply",
    "carried": "a declared total plus what single projects show since",
    "none": "nothing",
}
