"""Words for what can be wrong with one field, by the problem's code."""

from oldcommunity.labels import Problem

TEXTS: dict[str, Problem] = {
    "OC301": Problem(
        "Required and not filled in",
        "“{field}” is required and has no value",
        "add the line “{key}: value”, with a space after the colon; take empty items out of a list",
    ),
    "OC302": Problem(
        "Unknown key",
        "there is no “{field}” here",
        "what may stand here: {known}",
    ),
    "OC302.status": Problem(
        "Status is not typed",
        "a project has no “{field}”: where it stands follows from its dates",
        "under milestones, write what was met and when: - {{code: started, met: 2022-03-28}}; a standstill goes under "
        "suspensions, an end under cancelled",
    ),
    "OC303": Problem("Not in the list", "“{field}” cannot be “{given}”", "write one of these codes: {known}"),
    "OC304": Problem(
        "Not a date",
        "“{given}” is no date for “{field}”",
        "write 2022-03-31, or 2022-03 or 2022 where no more is known; on a day or before it is "
        "../2022-03-31 (not where the day of a report is asked for)",
    ),
    "OC305": Problem("No such day", "the calendar has no “{given}”", "check the month and the day"),
    "OC305.day": Problem(
        "No such day",
        "the calendar has no “{given}”",
        "month {month} of {year} has {days} days only: check which day it was",
    ),
    "OC306": Problem(
        "Not a number",
        "“{given}” is no number for “{field}”",
        "write digits only, without unit or commas: 412; large counts may be 53.25万 or, roughly, 约1700",
    ),
    "OC307": Problem(
        "Money without a unit",
        "the amount “{given}” of “{field}” has no unit: is it {offer} or {other}?",
        "write the amount with its unit: 620万元, 3.69亿元 or 1200元",
    ),
    "OC308": Problem(
        "Not an amount of money",
        "“{given}” is no amount of money for “{field}”",
        "write a number directly followed by 元, 万元 or 亿元, without spaces or commas: 620万元",
    ),
    "OC309": Problem(
        "Not an area",
        "“{given}” is no floor area for “{field}”",
        "write a number directly followed by 平方米 or 万平方米: 3.2万平方米",
    ),
    "OC310": Problem(
        "Not a percentage",
        "“{given}” is no percentage for “{field}”",
        "write a number and the sign: 35% or 24.7%",
    ),
    "OC311": Problem(
        "Not an id",
        "“{given}” cannot be an id",
        "use lower-case letters, digits and hyphens, at most 64: 2022-chonggui-xincun",
    ),
    "OC311.file": Problem(
        "Not an id",
        "“{given}” cannot be an id",
        "use lower-case letters, digits and hyphens, at most 64: 2022-chonggui-xincun, or a number as in {example}; give the file the same name",
    ),
    "OC312": Problem(
        "One value expected",
        "“{field}” cannot be “{given}”: one value belongs here",
        "write a text or a number without spaces around it, no list and no “key: value”",
    ),
    "OC313": Problem(
        "List expected",
        "“{field}” must be a list",
        "give each item a line that starts with “- ”, even a single one; leave the key out if there is none",
    ),
    "OC314": Problem(
        "Keys expected",
        "“{field}” must hold “key: value” lines",
        "start a new line, two spaces further in, with one “key: value” a line and a space after the colon; what may stand there: {known}",
    ),
    "OC314.area": Problem(
        "Keys expected",
        "“{field}” must say which level each name is of, as “key: value”",
        "start a new line, two spaces further in, one level a line, or put them in braces; what may stand there: {known}",
    ),
    "OC315": Problem("Yes or no", "“{field}” cannot be “{given}”: it is yes or no", "write true for yes, false for no"),
    "OC316": Problem(
        "Out of range",
        "“{given}” is out of range for “{field}”: it should be from {low} to {high}",
        "check the typing: a digit too many or too few",
    ),
    "OC317": Problem("Not a year", "“{given}” is no year for “{field}”", "write four digits: 2022"),
    "OC318": Problem(
        "Unreadable print",
        "the printed figure “{given}” cannot be read",
        "copy only the number and the words that belong to it: 27.3%, 33个, 3.69亿元, 近八成, 70%以上, "
        "全部开工; the rest goes into note",
    ),
    "OC319": Problem(
        "End before start",
        "“{field}” {given} is before the start {first}",
        "check both dates: the end cannot come first",
    ),
    "OC320": Problem(
        "Fields that belong together",
        "“{field}” lacks or repeats some of: {known}",
        "write all that are named; of those joined by “|”, exactly one",
    ),
    "OC321": Problem(
        "Unknown format",
        "format {given} is not among those that this program reads, 1 to {limit}",
        "use a newer oc; if it is a slip, write format: {limit}",
    ),
    "OC322": Problem(
        "Repeated item",
        "item {item} repeats item {first}: “{field}” is the same",
        "make one item of both, or change “{field}” if they are two things",
    ),
    "OC322.word": Problem(
        "Repeated item",
        "item {item} of “{field}” is the same as item {first}",
        "delete item {item}; if another was meant, write that one",
    ),
    "OC323": Problem(
        "Unknown is not written",
        "“{field}” cannot be “{given}”: what is unknown is not written",
        "leave “{field}” out; if it is none, write 0 with its unit",
    ),
    "OC323.needed": Problem(
        "Unknown is not written",
        "“{field}” cannot be “{given}”, and has to be there",
        "find it out; until it is known, leave out the whole item; if it is none, write 0 with its unit",
    ),
    "OC323.null": Problem(
        "Unknown is not written",
        "“{field}” cannot be “{given}”: null is written where it is unknown",
        "write {key}: null",
    ),
    "OC323.item": Problem(
        "Unknown is not written",
        "“{field}” cannot hold “{given}”: what is unknown is not written",
        "delete this item of the list",
    ),
    "OC304.empty": Problem(
        "Not a date", "“{field}” takes a date, such as 2024-05-31", "where no more is known, write 2024-05 or 2024"
    ),
    "OC306.empty": Problem("Not a number", "“{field}” takes a number, such as 412", "write digits only"),
    "OC308.empty": Problem(
        "Not an amount of money",
        "“{field}” takes an amount of money, such as 620万元",
        "write a number directly followed by its unit",
    ),
    "OC309.empty": Problem(
        "Not an area",
        "“{field}” takes a floor area, such as 3.2万平方米",
        "write a number directly followed by its unit",
    ),
    "OC310.empty": Problem(
        "Not a percentage", "“{field}” takes a percentage, such as 35%", "write a number and the sign"
    ),
    "OC311.empty": Problem(
        "Not an id", "“{field}” takes an id, such as 2022-chonggui-xincun", "use lower-case letters, digits and hyphens"
    ),
    "OC312.empty": Problem(
        "One value expected",
        "“{field}” is empty: one value belongs here",
        "write a text; leave “{key}” out if there is none",
    ),
    "OC312.needed": Problem(
        "One value expected", "“{field}” is empty, and has to be filled in", "write a text; it cannot be blank"
    ),
    "OC312.item": Problem(
        "One value expected",
        "“{field}” has an empty item",
        "write a text; delete this item of the list if there is none",
    ),
    "OC317.empty": Problem("Not a year", "“{field}” takes a year, such as 2022", "write four digits"),
}
