"""What each figure is: how it is counted, what is divided by what, and what is left out."""

from oldcommunity.codelists import FUND_STATUSES, MILESTONES
from oldcommunity.labels.en.codes import TEXTS as CODES

_PLAN = "the planned number in the same unit, year, area and target"
_COUNTED = "Records answer alone when there are as many as planned and each knows it; else the newest declared total does, plus what records show since."
_UNDATED = "Projects outside the plan, of no known plan year, or outside the planned areas are in no total. A record without any dated fact is unknown, not “no”."

_MILESTONES = {code: CODES[f"milestones.{code}"] for code in MILESTONES}
_STATUSES = {code: CODES[f"fund_statuses.{code}"] for code in FUND_STATUSES}

TEXTS = {
    **{
        f"{code}.method": f"Cumulative: a project counts from the day on which it has met “{title}”, and stays counted. {_COUNTED}"
        for code, title in _MILESTONES.items()
    },
    **{
        f"{code}.numerator": f"planned projects that have met “{title}” by the day"
        for code, title in _MILESTONES.items()
    },
    **{f"{code}.denominator": "none" for code in MILESTONES},
    **{
        f"{code}.exclusions": f"A due date is no fact. A later milestone without this one on record makes it possible, not certain. {_UNDATED}"
        for code in MILESTONES
    },
    "started.method": f"Cumulative: a project counts from its start, and stays counted when it is suspended, cancelled or completed. Anything after the start implies it. {_COUNTED}",
    "started.exclusions": f"A due date is no start. A project that is suspended or cancelled without a start on record may have started: it widens the range. {_UNDATED}",
    "completed.method": f"Cumulative: a project counts from its completion; acceptance, handing over or settling imply it, substantial completion does not. {_COUNTED}",
    "completed.exclusions": f"Substantially completed is not completed. {_UNDATED}",
    "planned.method": "The last whole plan version in force on the day; else the sum of each batch's last version; else the sum of the child areas, if all are there; else, with neither plan nor declaration, the records.",
    "planned.numerator": "what the plan version in force plans",
    "planned.denominator": "none",
    "planned.exclusions": "Versions that begin later or were replaced; projects outside the plan. A unit that the version in force leaves out is unknown, never 0. Cancelled projects stay planned until a plan version drops them.",
    "budget.method": "The planned investment of the plan version in force on the day, as for planned.",
    "budget.numerator": "the planned investment of the plan version in force",
    "budget.denominator": "none",
    "budget.exclusions": "Versions that begin later or were replaced. A version without a budget leaves it unknown, never 0.",
    "in_preparation.method": f"Exclusive state: something is on record, but no start, suspension or cancellation. Declared, it may be told as what each works towards. {_COUNTED}",
    "in_preparation.numerator": "planned projects in preparation on the day",
    "in_preparation.denominator": "none",
    "in_preparation.exclusions": f"Projects that stand suspended or were cancelled before they started. {_UNDATED}",
    "under_construction.method": f"Exclusive state: started, and neither suspended, cancelled nor completed. {_COUNTED}",
    "under_construction.numerator": "planned projects under construction on the day",
    "under_construction.denominator": "none",
    "under_construction.exclusions": f"Projects that started and were completed, suspended or cancelled since. {_UNDATED}",
    "suspended.method": f"Exclusive state: within a suspension on the day, its last day included. {_COUNTED}",
    "suspended.numerator": "planned projects that stand suspended on the day",
    "suspended.denominator": "none",
    "suspended.exclusions": f"Suspensions that have ended; projects completed or cancelled in spite of one. {_UNDATED}",
    "cancelled.method": f"Exclusive state: cancelled by the day and not completed. {_COUNTED}",
    "cancelled.numerator": "planned projects that were cancelled by the day",
    "cancelled.denominator": "none",
    "cancelled.exclusions": f"Projects that a plan version dropped without cancelling them. {_UNDATED}",
    "start_rate.method": "Two counts of one scope, day and unit, divided only when printed, half up to one decimal. More than 100 % stays more. A group's rate is Σ ÷ Σ, never a mean of rates.",
    "start_rate.numerator": "started",
    "start_rate.denominator": _PLAN,
    "start_rate.exclusions": "Starts outside the plan. Suspended and cancelled projects stay in the denominator until a plan version drops them.",
    "completion_rate.method": "Two counts of one scope, day and unit, divided only when printed, half up to one decimal. A group's rate is Σ ÷ Σ, never a mean of rates.",
    "completion_rate.numerator": "completed",
    "completion_rate.denominator": _PLAN,
    "completion_rate.exclusions": "Completions outside the plan; substantial completions. Suspended and cancelled projects stay in the denominator.",
    "invested.method": "Cumulative money invested. Every record's newest report when all are there and report; else the newest declared total, plus what those have added since that had reported by then.",
    "invested.numerator": "money invested by the day, from the beginning",
    "invested.denominator": "none",
    "invested.exclusions": "Projects outside the plan. Money that a record first reports after the declaration: it may be in the declared total already.",
    "investment_rate.method": "Money invested over the planned investment of the same scope and day, divided only when printed.",
    "investment_rate.numerator": "invested",
    "investment_rate.denominator": "the planned investment in force",
    "investment_rate.exclusions": "Money received or paid: that is funding. Without a planned investment there is no rate.",
    "physical_progress.method": "The newest reported progress of each project, weighted by its budget: Σ progress × budget ÷ Σ budget.",
    "physical_progress.numerator": "Σ progress × budget of the projects that tell both",
    "physical_progress.denominator": "Σ budget of the same projects",
    "physical_progress.exclusions": "Projects that tell no progress or no budget, and those outside the plan. It is never worked out from milestones or money.",
    "survey.method": "Households asked, cumulative. Records when all are there and report; else the newest declared total, plus what is added since.",
    "survey.numerator": "households asked by the day",
    "survey.denominator": "none",
    "survey.exclusions": "Projects outside the plan. Households that agreed are another figure.",
    "survey_rate.method": "Households asked over households planned, whatever unit the other figures count in.",
    "survey_rate.numerator": "surveyed",
    "survey_rate.denominator": "planned households",
    "survey_rate.exclusions": "Without planned households there is no rate.",
    **{
        f"funds_{code}.method": f"The newest amount of each fund at the status “{title}” by the day, each counted from the beginning; added within one scope and one kind only."
        for code, title in _STATUSES.items()
    },
    **{
        f"funds_{code}.numerator": f"money of one kind and scope that is “{title}”" for code, title in _STATUSES.items()
    },
    **{f"funds_{code}.denominator": "none" for code in FUND_STATUSES},
    **{
        f"funds_{code}.exclusions": "Amounts of other statuses, kinds or scopes: they may be the same money and are never added. Amounts that newer ones replace."
        for code in FUND_STATUSES
    },
    "bulletins.method": "Bulletins on file that were issued by the day; one entry may tell of several.",
    "bulletins.numerator": "bulletins issued by the day",
    "bulletins.denominator": "none",
    "bulletins.exclusions": "Notices, letters and other documents; bulletins of other areas. With none on file the number is unknown, not 0.",
    "sites_inspected.method": "Sites that inspections on file went to by the day; a site counts at each visit.",
    "sites_inspected.numerator": "sites visited by inspections by the day",
    "sites_inspected.denominator": "none",
    "sites_inspected.exclusions": "Inspections of other areas. With none on file the number is unknown, not 0.",
    "overdue.method": "Milestones whose last due day has passed and that are not certainly met.",
    "overdue.numerator": "milestones that are past their due day",
    "overdue.denominator": "none",
    "overdue.exclusions": "Milestones that a later one implies; those of projects that are cancelled or stand suspended. Without a due date nothing is overdue: the light is unknown, not green.",
}
