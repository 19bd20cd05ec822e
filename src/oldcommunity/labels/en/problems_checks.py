"""Words for what cannot all be true at once, by the problem's code."""

from oldcommunity.labels import Problem

TEXTS: dict[str, Problem] = {
    "OC401": Problem(
        "File name is not the id",
        "the id is “{id}”, but the file is called “{file}”",
        "in a copied file, give the copy an id of its own; else call the file {id}.yaml, unless there is one (an id in use never changes)",
    ),
    "OC402": Problem(
        "Id used twice",
        "the id “{id}” is already used in {first}",
        "if this is a copy for a new project: give it another id, such as {id}-2, and its file the same name; if one thing was entered twice: delete one",
    ),
    "OC403": Problem(
        "Probably one project",
        "“{name}” has the same name, year, area and buildings as project “{other}”",
        "delete one if it was entered twice; if they are two (phases, say), tell them apart in the name or in "
        "waivers.yaml",
    ),
    "OC404": Problem(
        "Two files for one year",
        "the plan of {cohort} for this area and target already stands in {first}",
        "make one file of both, a changed plan being a new version under plan; or name another area or target",
    ),
    "OC405": Problem(
        "No such record",
        "there is no {kind} “{id}” in the book",
        "check the id: a project's is the name of its file, a finding's stands under findings in the same inspection",
    ),
    "OC406": Problem(
        "In no planned area",
        "project “{id}” lies in none of the areas planned for {cohort}, and so counts in no total",
        "check the project's area, written as in the cohort's file; or add a cohort file for its area",
    ),
    "OC407": Problem(
        "Year and folder differ",
        "project “{id}” says plan year {cohort}, but its file lies in the folder {folder}",
        "check cohort; if the year is right, move the file to the folder {cohort}",
    ),
    "OC408": Problem(
        "Year without a plan",
        "{count:project|projects} of plan year {cohort} (such as “{id}”), for which the book has no plan, and so no rate; "
        "years with a plan: {known}",
        "make the file cohorts/{cohort}.yaml with cohort: {cohort} as its first line, then plan; if the year is wrong, "
        "mend the project's cohort",
    ),
    "OC408.slip": Problem(
        "Year without a plan",
        "{count:project|projects} of plan year {cohort} (such as “{id}”), for which the book has no plan; years with a "
        "plan: {known}, so this looks like a slip",
        "write cohort: {offer}; if it is {cohort} indeed, make the file cohorts/{cohort}.yaml with cohort: {cohort} as "
        "its first line",
    ),
    "OC406.differs": Problem(
        "In no planned area",
        "project “{id}” is in no area with a plan for {cohort}, and so in no total: the plan is for {plan}, this says {area}",
        "where it belongs to the planned area, mend its area; where it does not, give its area a file of its own",
    ),
    "OC411": Problem(
        "Milestones out of order",
        "“{later}” on {date} comes before “{earlier}” on {before} ({kind})",
        "check both dates: start, completion, then acceptance, handover and settlement, in fact and in the schedule",
    ),
    "OC412": Problem(
        "Date in the future",
        "{date} is after today ({today}): it cannot have happened yet",
        "check the date; a planned date belongs under due, and a month that is not over needs its day",
    ),
    "OC413": Problem(
        "A cumulative number falls",
        "“{figure}” is {value} on {date}, less than the {before} of {before_date}",
        "give the number counted from the beginning, not the month's; if it was really reduced, say so in waivers.yaml",
    ),
    "OC414": Problem(
        "States exclude each other",
        "“{fact}” ({date}) and “{other}” ({other_date}) cannot both be true",
        "check both dates; give a suspension that is over its until, and delete a cancellation that was taken back",
    ),
    "OC415": Problem(
        "Progress without a start",
        "physical progress is {value} on {date}, but no start by then is on record",
        "add the milestone started; if all that is known is that it was by some day, write met: ../{date}",
    ),
    "OC416": Problem(
        "No completion on record",
        "there is “{later}” ({date}), but no completion",
        "add the milestone completed; if all that is known is that it was by some day, write a date like ../2022-05-11",
    ),
    "OC417": Problem(
        "Unfinished after completion",
        "completed on {completed}, but the physical progress reported for {date} is {value}",
        "check the completion and the report; where only a remainder is left, use substantially_completed",
    ),
    "OC421": Problem(
        "States and plan differ",
        "{parts} come to {total}, but “{against}” is {expected}",
        "check the numbers: preparation, under construction, completed, suspended and cancelled make the plan; what "
        "is outside it goes under out_of_plan, and a changed plan is a new version under plan",
    ),
    "OC422": Problem(
        "Total does not fit the records",
        "“{figure}” on {date} is told as {value}, but by the projects on record it is {bound}",
        "check the total, and the dates and amounts of the projects; one outside the plan is in_plan: false",
    ),
    "OC423": Problem(
        "Total differs from all records",
        "“{figure}” on {date} is told as {value}, but all projects are on record and it is {bound}",
        "check the total and the records of the projects, and mend the one that is wrong",
    ),
    "OC424": Problem(
        "A cumulative total falls",
        "“{figure}” is {value} on {date}, less than the {before} of {before_date}, and the plan has not changed",
        "check both: cumulative totals only grow; if projects left the plan, add a version under plan",
    ),
    "OC425": Problem(
        "Areas do not add up",
        "“{figure}” on {date} is {value} in all, but its {parts} areas come to {sum}",
        "check the numbers of the areas; if some have no file yet, mend areas",
    ),
    "OC426": Problem(
        "One number told two ways",
        "“{figure}” on {date} is {value} here and {other} elsewhere",
        "one number of one day can only be one: mend the one that is wrong",
    ),
    "OC427": Problem(
        "More than planned",
        "{parts} come to {total}, more than “{against}”, which is {expected}",
        "leave it where the year was overfulfilled; what is outside the plan goes under out_of_plan, an enlarged plan "
        "is a new version under plan, and a slip is mended",
    ),
    "OC431": Problem(
        "Improbable amount",
        "“{figure}” is {value}, “{other}” is {base}: one does not go with the other",
        "check the unit: a 万 too many or too few? If it is true, say so in waivers.yaml",
    ),
    "OC432": Problem(
        "Improbable floor area",
        "“{figure}” is {value}, “{other}” is {base}: no flat is that size",
        "check the unit: a 万 too many or too few? If it is true, say so in waivers.yaml",
    ),
    "OC433": Problem(
        "More money than there was",
        "“{figure}” {value} ({date}) is more than “{other}” {base} ({base_date})",
        "no more is paid than received, received than appropriated, appropriated than awarded: check both, each "
        "counted from the beginning",
    ),
    "OC436": Problem(
        "More agreed than were asked",
        "{agreed} households agreed, which is more than the {households} that were asked",
        "check both: households is how many have been asked so far, agreed is how many of them want the works",
    ),
    "OC434": Problem(
        "Built late",
        "built in {year}; the programme is for what was built by the end of {limit}",
        "check the year; if it was approved as an exception, say so in waivers.yaml",
    ),
    "OC435": Problem(
        "Years far apart",
        "{given} is more than five years away from {other}",
        "check the year for a mistyped digit; if it is so, say so in waivers.yaml",
    ),
    "OC437": Problem(
        "More invested than budgeted",
        "{value} invested by {date} is more than the budget of {budget}",
        "check both for a digit too many; if it was overspent, correct the budget, or say so in waivers.yaml",
    ),
    "OC441": Problem(
        "Nothing heard for long",
        "under construction, but nothing on record since {date}: {days} days by {latest} (limit {limit})",
        "report its progress; if work has stopped, add a suspension, and if it is done, the milestone completed",
    ),
    "OC451": Problem(
        "Published figure does not follow",
        "“{figure}” was published as {printed} ({date}), but the book gives {value}",
        "check the figure and the records that it rests on; if the paper is wrong, write expect: not_reproduced",
    ),
    "OC452": Problem(
        "Not among those counted",
        "the paper counts “{id}” among “{figure}” {printed}, but its record does not show it ({date})",
        "check the project's milestones and dates; if the paper does not name it, take it out of including",
    ),
    "OC453": Problem(
        "Published figure cannot be computed",
        "“{figure}” was published as {printed} ({date}), but the book does not hold what it takes to compute it",
        "add that day's number under declared in the cohort's file, with inferred: true if it was worked out; if "
        "that is impossible, write expect: not_reproduced",
    ),
    "OC454": Problem(
        "Follows after all",
        "“{figure}” {printed} ({date}) is expected not to follow, but now it does",
        "if the data is right, delete the line expect",
    ),
    "OC461": Problem(
        "Waiver has run out",
        "the waiver of {code} in {file} ended on {date}, and the problem is still there",
        "delete the waiver once the problem is solved; else say why in reason and write a new day: until: 2023-12-31",
    ),
    "OC462": Problem(
        "Waiver waives nothing",
        "{file} has no problem {code} to waive",
        "delete the waiver, or mend it: path begins in the book's folder, as projects/2022/2022-chonggui-xincun.yaml; only OC4 problems can be waived",
    ),
}
