"""Headings and explanations of every field, by `Model.field`; a field stands under the model that defines it.

A kind of file stands under the name of its model alone.
"""

from oldcommunity.codelists import AFTER_START, MILESTONES, STATES
from oldcommunity.labels import Field
from oldcommunity.labels.en.codes import TEXTS as CODES


def _stages() -> dict[str, Field]:
    """The milestones and states of a declaration: each code is a field."""
    texts = {}
    for code in MILESTONES:
        title = CODES[f"milestones.{code}"]
        texts[f"Stages.{code}"] = Field(
            title.capitalize(),
            f"How many were “{title}” by that day, counted from the beginning: {code}: {{projects: 6}}.",
        )
    for code in MILESTONES:
        if code not in AFTER_START:
            title = CODES[f"milestones.{code}"]
            texts[f"Towards.{code}"] = Field(
                f"Next: {title}",
                f"How many in preparation have “{title}” as their next milestone: {code}: {{projects: 16}}.",
            )
    for code in MILESTONES:
        title = CODES[f"milestones.{code}"]
        texts[f"Dues.{code}"] = Field(
            f"Due: {title}",
            f"By when those not yet “{title}” are to be, suspended and cancelled ones aside: {code}: 2022-07.",
        )
    for code in STATES:
        title = CODES[f"states.{code}"]
        if code not in MILESTONES:
            texts[f"Stages.{code}"] = Field(
                title.capitalize(),
                f"How many were “{title}” on that day, each in one state only: {code}: {{projects: 6}}.",
            )
    return texts


def _durations() -> dict[str, Field]:
    """How long each step takes."""
    return {
        f"Durations.{code}": Field(
            CODES[f"milestones.{code}"].capitalize(),
            f"Usual days from the step before to “{CODES[f'milestones.{code}']}”: {code}: 30; "
            "0 leaves the step out when planning backwards.",
        )
        for code in MILESTONES
    }


TEXTS: dict[str, Field] = {
    "Book": Field("Book", "Title, area, language and thresholds of the whole book, in book.yaml."),
    "Book.format": Field("Format", "The version of the book's layout; for now, write 1."),
    "Book.title": Field("Title", "The book's full title, printed on reports: Old communities of Sanming."),
    "Book.language": Field("Language", "The usual language: zh (Chinese) or en (English); zh if left out."),
    "Book.area": Field(
        "Area", "Province and city of all projects, not repeated there: {province: 福建省, city: 三明市}."
    ),
    "Book.utc_offset": Field("Time zone", "Hours ahead of UTC, 8 for Beijing; 8 if left out."),
    "Book.as_of": Field(
        "Usual date", "The day that figures are for unless one is named: latest (last report) or today."
    ),
    "Book.made_up": Field("Made up", "true for invented data that only demonstrates; left out otherwise."),
    "Book.thresholds": Field("Thresholds", "When a project is stale and what is improbable per household; optional."),
    "Book.lights": Field("Lights", "How far behind a light turns yellow, and red; optional."),
    "Book.durations": Field(
        "Durations", "The days that each step usually takes, for planning backwards and for earliest days; optional."
    ),
    "Book.teams": Field("Teams", "The working teams of each level, one item each; area where a team has only a part."),
    "Book.oc4ids": Field("Open data", "The prefix and publisher of project data in the OC4IDS standard; optional."),
    "Publication.prefix": Field(
        "Prefix", "The prefix of project ids registered with the Open Contracting Partnership: oc4ids-a1b2c3."
    ),
    "Publication.publisher": Field("Publisher", "The full name of the office that publishes: 三明市住房和城乡建设局."),
    "Book.fonts": Field("Fonts", "The fonts of papers in Word; optional."),
    "Fonts.body": Field(
        "Text font", "For Chinese text and headings of the third level: 仿宋; 仿宋_GB2312 if left out."
    ),
    "Fonts.heading1": Field("First heading font", "For Chinese headings of the first level: 黑体; 黑体 if left out."),
    "Fonts.heading2": Field(
        "Second heading font", "For Chinese headings of the second level: 楷体; 楷体_GB2312 if left out."
    ),
    "Fonts.title": Field("Title font", "For a Chinese title: 方正小标宋_GBK; 方正小标宋简体 if left out."),
    "Fonts.latin": Field("Latin font", "For letters and digits: Times New Roman, which it also is if left out."),
    "Team.level": Field("Level", "The level of the team, as a code: city, subdistrict."),
    "Team.name": Field("Name", "What the team is called: 老旧小区改造工作专班."),
    "Team.area": Field("Area", "The part that it answers for: {district: 三元区}; left out for all of the book."),
    "Team.head": Field("Head", "Who leads it, with the post: 张三（副市长）."),
    "Team.members": Field("Members", "Offices or people in it, one item each: [市住建局, 市财政局]."),
    "Team.document": Field("Document", "The paper that set it up: an id out of documents.yaml, or the paper's number."),
    "Team.note": Field("Note", "About this team, as text."),
    "Team.source": Field("Source", "The paper that tells of it."),
    "Book.note": Field("Note", "Anything else worth saying, as text."),
    "Book.source": Field("Source", "Where the data of the book come from: inspection report of May 2022."),
    "Area.province": Field("Province", "The province's full name: 福建省."),
    "Area.city": Field("City", "The city's full name: 三明市."),
    "Area.zone": Field("Planning zone", "An area used for counting, which may cross districts: 市区."),
    "Area.district": Field("District or county", "The full name of the district or county: 三元区."),
    "Area.subdistrict": Field("Subdistrict or town", "The full name of the subdistrict or town: 列东街道."),
    "Thresholds.stale_days": Field("Stale after", "Days without news after which works count as stale: 60."),
    "Thresholds.household_money_low": Field(
        "Least per household", "Less money per household than this asks for a second look: 500元."
    ),
    "Thresholds.household_money_high": Field(
        "Most per household", "More money per household than this asks for a second look: 30万元."
    ),
    "Thresholds.household_area_low": Field(
        "Least area per household", "Less floor area per household asks for a second look: 15平方米."
    ),
    "Thresholds.household_area_high": Field(
        "Most area per household", "More floor area per household asks for a second look: 500平方米."
    ),
    "Lights.formula": Field(
        "Formula",
        "points (percentage points behind the time schedule) or percent (of what should be done); points if left out.",
    ),
    "Lights.yellow": Field("Yellow", "Behind the time schedule by so much or more, a light is yellow: 10."),
    "Lights.red": Field("Red", "Behind the time schedule by more than so much, a light is red: 30."),
    "Lights.overdue_yellow_days": Field(
        "Yellow after", "Days overdue after which a light is yellow; 0 for at once, also if left out."
    ),
    "Lights.overdue_red_days": Field("Red after", "Days overdue after which a light is red: 90."),
    "Lights.dimensions": Field(
        "Lights that count", "A project's own light is the worst of these: [start, milestones]; all four if left out."
    ),
    "Project": Field("Project", "One renovation project of one plan year; the file's name is its id."),
    "Project.id": Field(
        "Id", "Lower-case letters, digits and hyphens, as the file is named, for good: 2022-chonggui-xincun."
    ),
    "Project.name": Field("Name", "The project's name as the plan has it: 崇桂新村."),
    "Project.cohort": Field(
        "Plan year", "The year whose plan it belongs to: 2022; null where the source does not say."
    ),
    "Project.targets": Field("Further plans", "Other plans of the year that it counts for: [livelihood]."),
    "Project.in_plan": Field("In the plan", "false for a project outside the plan; true if left out."),
    "Project.area": Field(
        "Area", "Where it lies, below what the book says: {district: 三元区, subdistrict: 列东街道}."
    ),
    "Project.communities": Field("Communities", "How many residential communities it covers: 1."),
    "Project.buildings": Field("Buildings", "How many buildings are renovated, digits only: 12."),
    "Project.households": Field("Households", "How many households benefit, digits only: 412; 约1700 for about 1,700."),
    "Project.floor_area": Field("Floor area", "The floor area with its unit: 3.2万平方米."),
    "Project.built_year": Field("Year built", "The year in which the community was built: 1994."),
    "Project.works": Field("Works", "Classes of works, one or more: [basic, improvement, upgrade]."),
    "Project.budget": Field("Planned investment", "The planned total with its unit: 620万元."),
    "Project.lead": Field("Lead", "The official who answers for it: name, post and level, one a line."),
    "Project.parties": Field("Parties", "Who takes part: one item for each, with role and name."),
    "Project.milestones": Field(
        "Milestones", "Stations from registration to settlement, one item each: when due, when met."
    ),
    "Project.progress": Field(
        "Progress", "Investment and physical progress as reported, from the beginning; one item a report."
    ),
    "Project.suspensions": Field("Suspensions", "Times in which it stands still by decision, one item each."),
    "Project.cancelled": Field("Cancelled", "When and why it was given up; left out otherwise."),
    "Project.exempt": Field(
        "Exempt", "Good reasons for being late: lights not held against the project, counted apart."
    ),
    "Project.utilities": Field("Utilities", "Water, gas, power, telecom, sewer: one item for each kind."),
    "Project.survey": Field("Household survey", "The survey of its households: as of when, and how many."),
    "Project.governance": Field("Governance", "Who looks after the community: committee, manager, branch."),
    "Project.issues": Field("Issues", "Problems to be solved, one item each, with owner and deadline."),
    "Project.tags": Field("Tags", "Words of your own to select by, in lower case: [demonstration]."),
    "Project.formerly": Field("Formerly", "Earlier ids or names: [崇桂新村一期]."),
    "Project.split_from": Field("Split from", "The id of the project that it was a part of."),
    "Project.merged_into": Field("Merged into", "The id of the project that it became a part of."),
    "Project.note": Field("Note", "Anything else worth saying, as text."),
    "Project.source": Field("Source", "The paper that says all this: inspection report of 2022-05-11, part 四(二)."),
    "Lead.name": Field("Name", "The official's name."),
    "Lead.post": Field("Post", "The official's post: 副区长."),
    "Lead.level": Field("Level", "At which level the official works, as a code: city."),
    "Party.role": Field("Role", "What the party is in this project, as a code: contractor."),
    "Party.name": Field("Name", "The party's full name: 福建一建集团有限公司."),
    "Milestone.code": Field("Milestone", "Its code: started, completed; each milestone has one item."),
    "Milestone.due": Field("Due", "When it should be met, as far as is known: 2022-10."),
    "Milestone.met": Field("Met", "When it was met: 2022-03-31; on that day or before it: ../2022-03-31."),
    "Milestone.basis": Field("Basis", "By what the works count as started, as a code: site_entry."),
    "Milestone.inferred": Field("Inferred", "true where the source does not say so; false if left out."),
    "Milestone.contact": Field("Contact", "Who sees to this milestone: 李某某 0598-8888888."),
    "Milestone.note": Field("Note", "About this milestone, as text."),
    "Milestone.source": Field("Source", "The paper that gives this date."),
    "Progress.as_of": Field("As of", "The last day reported: 2022-03-31; 2022-03 means its last day."),
    "Progress.invested": Field("Invested", "Investment done since the beginning, with its unit: 120万元."),
    "Progress.physical": Field("Physical progress", "Share of the works done, with the sign: 15%."),
    "Progress.note": Field("This period", "What was done and what comes next, as text."),
    "Progress.source": Field("Source", "The paper that reports this."),
    "Suspension.from": Field("From", "The day from which it stands still: 2022-05-11."),
    "Suspension.until": Field("Until", "The last day of the standstill; left out while it stands still."),
    "Suspension.reason": Field("Reason", "Why it stands still: road widening."),
    "Suspension.source": Field("Source", "Where the decision is written."),
    "Exemption.light": Field("Light", "Which light is excused: start, milestones, progress or money."),
    "Exemption.from": Field("From", "The day from which the reason holds: 2022-06-01; always if left out."),
    "Exemption.until": Field("Until", "The day until which the reason holds: 2022-09-30; no end if left out."),
    "Exemption.reason": Field("Reason", "Why it is excused: excavation of a monument under way."),
    "Exemption.source": Field("Source", "Who agreed, in which paper: letter 8 of 2022."),
    "Cancellation.on": Field("On", "The day on which it was given up: 2022-06-30."),
    "Cancellation.reason": Field("Reason", "Why it was given up, as text."),
    "Cancellation.source": Field("Source", "Where the decision is written."),
    "Utility.kind": Field("Kind", "Which pipes or cables, as a code: water, gas."),
    "Utility.owner": Field("Owner", "The company that owns them: 三明市自来水公司."),
    "Utility.share": Field("Owner's share", "The money that the owner pays, with its unit: 40万元."),
    "Utility.status": Field("Status", "How far the owner is, as a code: agreed."),
    "Utility.due": Field("Due", "When they should be renewed: 2022-09."),
    "Utility.note": Field("Note", "About these pipes or cables, as text."),
    "ProjectSurvey.as_of": Field("As of", "The last day of the survey's figures: 2022-01-20."),
    "Survey.households": Field("Households asked", "How many households were asked so far: 380."),
    "Survey.agreed": Field("Households agreed", "How many of them agreed: 361."),
    "Governance.owners_committee": Field("Owners' committee", "Its name, or how far it is."),
    "Governance.property_manager": Field("Property manager", "Its name, or how far it is."),
    "Governance.party_branch": Field("Party branch", "Its name, or how far it is."),
    "Governance.residents_group": Field("Residents' group", "Its name or members."),
    "Issue.id": Field("Number", "The problem's number in this project, never used again: 1."),
    "Issue.opened": Field("Opened", "When it was found: 2022-04-02."),
    "Issue.cause": Field("Cause", "What it comes from, as a code: pipelines."),
    "Issue.text": Field("Problem", "What the problem is, as text: gas and rain pipes in one place."),
    "Issue.owner": Field("Owner", "Who must solve it, an office or a person."),
    "Issue.due": Field("Due", "When it must be solved: 2022-04-30."),
    "Issue.closed": Field("Closed", "When it was solved; left out while it is open."),
    "Issue.rectification": Field("Rectification", "How soon, as a code: immediate, by_deadline."),
    "Issue.note": Field("Note", "How far it has been solved, as text."),
    "Cohort": Field("Plan of a year", "The plan of one year in one area, and the totals told for all of it."),
    "Cohort.cohort": Field("Plan year", "The year of the plan: 2022."),
    "Cohort.area": Field("Area", "The area of the plan: {zone: 市区}."),
    "Cohort.target": Field("Target", "The code of a further plan: livelihood; not for the annual plan."),
    "Cohort.areas": Field("Child areas", "How many child areas make the whole: 14."),
    "Cohort.plan": Field("Plan", "How many are planned; a later item replaces all before it, and batches add up."),
    "Cohort.declared": Field("Declared totals", "Totals told for the whole plan, one item for each date."),
    "Cohort.note": Field("Note", "Anything else worth saying, as text."),
    "Cohort.source": Field("Source", "The paper that the plan stands in."),
    "Counts.projects": Field("Projects", "How many projects, digits only: 22."),
    "Counts.communities": Field("Communities", "How many communities, digits only: 34."),
    "Counts.buildings": Field("Buildings", "How many buildings, digits only: 330."),
    "Counts.households": Field("Households", "How many households: 12197, or 53.25万 for 532,500."),
    "Counts.floor_area": Field("Floor area", "The floor area with its unit: 96.5万平方米."),
    "PlanVersion.from": Field("From", "The day from which this item counts: 2022-06-06; not for the first."),
    "PlanVersion.batch": Field("Batch", "Its batch, where batches add up: first batch."),
    "PlanVersion.budget": Field("Planned investment", "The planned total with its unit: 1.82亿元."),
    "PlanVersion.document": Field("Document", "An id out of documents.yaml, or the paper's number."),
    "PlanVersion.note": Field("Note", "About this item, as text."),
    "PlanVersion.source": Field("Source", "The paper that gives these numbers."),
    **_stages(),
    **_durations(),
    "Declaration.as_of": Field("As of", "The day of the totals: 2022-05-11; 2022-05 means its last day."),
    "Declaration.towards": Field(
        "Within preparation", "Those in preparation by their next milestone: {drawn: {projects: 16}}."
    ),
    "Declaration.due": Field(
        "Due", "By when those that have not reached a milestone are to reach it: {completed: 2022-07}."
    ),
    "Declaration.out_of_plan": Field(
        "Outside the plan", "How many of the totals are outside the plan: {started: {communities: 5}}."
    ),
    "Declaration.invested": Field("Invested", "Investment done in the whole plan, with its unit: 4500万元."),
    "Declaration.survey": Field("Household survey", "Households asked in the whole plan: {households: 8638}."),
    "Declaration.inferred": Field("Inferred", "true where the source does not say so; false if left out."),
    "Declaration.document": Field("Document", "An id out of documents.yaml, or the paper's number."),
    "Declaration.note": Field("Note", "About these totals, as text."),
    "Declaration.source": Field("Source", "The paper and the place in it that give these totals."),
    "Funding": Field("Funding", "Money asked for, awarded and spent."),
    "Funding.funds": Field("Funds", "One item for each source of money and what it is for."),
    "Fund.id": Field("Id", "Lower-case letters, digits and hyphens, once only: 2022-upper-level-subsidy."),
    "Fund.kind": Field("Kind", "Where the money comes from, as a code: special_bond."),
    "Fund.name": Field("Name", "What this money is called: second batch of central investment."),
    "Fund.holder": Field("Holder", "The office that applies for it or keeps it: 三元区财政局."),
    "Fund.scope": Field("Scope", "What it is for: exactly one of cohort, year and project, in an area."),
    "Fund.events": Field("Events", "How much reached which status by when, from the beginning; one item each."),
    "Fund.note": Field("Note", "About this money, as text."),
    "Fund.source": Field("Source", "The paper that tells of it."),
    "Scope.cohort": Field("Plan year", "The year of the plan that it is for: 2022."),
    "Scope.year": Field("Calendar year", "The year that it belongs to, where it is for no one plan: 2022."),
    "Scope.project": Field("Project", "The project's id, where it is for one project only."),
    "Scope.target": Field("Target", "The further plan that it is for: livelihood."),
    "Scope.area": Field("Area", "The area that it is for: {zone: 市区}."),
    "FundEvent.status": Field(
        "Status", "How far it has come: planned, applied, awarded, appropriated, received or paid."
    ),
    "FundEvent.as_of": Field("As of", "By which day: 2022-05-11; on that day or before it: ../2022-05-11."),
    "FundEvent.amount": Field("Amount", "How much in all by then, with its unit: 0.66亿元."),
    "FundEvent.batch": Field("Batch", "Its batch: second batch."),
    "FundEvent.document": Field("Document", "An id out of documents.yaml, or the paper's number."),
    "FundEvent.inferred": Field("Inferred", "true where the source does not say so; false if left out."),
    "FundEvent.note": Field("Note", "About this event, as text."),
    "FundEvent.source": Field("Source", "The paper that gives this amount."),
    "Inspection": Field("Inspection", "One visit: where to, what was found, what was asked for."),
    "Inspection.id": Field("Id", "Lower-case letters, digits and hyphens, usually the date: 2022-05-11."),
    "Inspection.date": Field("Date", "The day of the visit: 2022-05-11."),
    "Inspection.kind": Field("Kind", "What visit it was, as a code: joint, unannounced."),
    "Inspection.title": Field("Title", "What the inspection is called, as text."),
    "Inspection.area": Field("Area", "The area inspected: {zone: 市区}."),
    "Inspection.participants": Field("Participants", "Who took part, one item each: [市住建局]."),
    "Inspection.methods": Field("Methods", "How it was done, one item each: [site visit, meeting]."),
    "Inspection.sites": Field("Sites", "The places visited, one item each."),
    "Inspection.findings": Field("Findings", "The problems found, one item each."),
    "Inspection.requests": Field("Requests", "What was asked for, one item each."),
    "Inspection.note": Field("Note", "Anything else worth saying, as text."),
    "Inspection.source": Field("Source", "The report of the inspection."),
    "Site.name": Field("Site", "The name of the place: 杜鹃新村."),
    "Site.project": Field("Project", "The id of its project; left out where the book has none."),
    "Site.note": Field("On site", "What was seen there, as text."),
    "InspectionFinding.id": Field("Number", "The problem's number in this inspection, once only: 1."),
    "InspectionFinding.text": Field("Problem", "What was found, as text."),
    "InspectionFinding.cause": Field("Cause", "What it comes from, as a code: preparation."),
    "InspectionFinding.project": Field("Project", "The id of the one project that it concerns."),
    "InspectionFinding.site": Field("Site", "Where it was found: a name out of sites; not needed beside project."),
    "InspectionFinding.owner": Field("Owner", "Who must put it right, an office or a person."),
    "InspectionFinding.due": Field("Due", "When it must be put right: 2022-06-30."),
    "InspectionFinding.closed": Field("Closed", "When it was put right; left out while it is open."),
    "InspectionFinding.rectification": Field("Rectification", "How soon, as a code: by_deadline."),
    "InspectionFinding.note": Field("Note", "How far it has been put right, as text."),
    "InspectionRequest.id": Field("Number", "The request's number in this inspection, once only: 1."),
    "InspectionRequest.text": Field("Request", "What is asked for, as text."),
    "InspectionRequest.answers": Field("Answers", "The numbers of the findings that it answers: [1, 3]."),
    "InspectionRequest.owner": Field("Owner", "Who must do it, an office or a person."),
    "InspectionRequest.due": Field("Due", "When it must be done: 2022-06-30."),
    "InspectionRequest.closed": Field("Closed", "When it was done; left out while it is open."),
    "InspectionRequest.rectification": Field("Rectification", "How soon, as a code: long_term."),
    "InspectionRequest.note": Field("Note", "How far it has been done, as text."),
    "Documents": Field("Documents", "Plans, mechanisms, notices and bulletins that were issued."),
    "Documents.documents": Field("Documents", "One item for each; count where only their number is known."),
    "Document.id": Field("Id", "Lower-case letters, digits and hyphens, once only: 2022-work-plan."),
    "Document.kind": Field("Kind", "What it is, as a code: plan, bulletin."),
    "Document.title": Field("Title", "Its full title."),
    "Document.number": Field("Number", "Its official number: 明建〔2022〕12号."),
    "Document.issuer": Field("Issuer", "The office that issued it: 三明市住建局."),
    "Document.issued": Field("Issued", "When it was issued, as far as is known: 2022-03."),
    "Document.count": Field("Count", "How many this item stands for: 4; left out for a single one."),
    "Document.cohort": Field("Plan year", "The year of the plan that it belongs to: 2022."),
    "Document.area": Field("Area", "The area that it is for: {zone: 市区}."),
    "Document.note": Field("Note", "About the document, as text."),
    "Document.source": Field("Source", "Where it is known from."),
    "Published": Field("Published figures", "Figures once printed somewhere, computed again on every run."),
    "Published.figures": Field("Figures", "One item for each printed figure."),
    "PublishedFigure.figure": Field("Figure", "Which figure it is, as a code: start_rate."),
    "PublishedFigure.unit": Field("Unit", "What was counted, only where the paper says so: households."),
    "PublishedFigure.cohort": Field("Plan year", "The year of the plan that it is about: 2022."),
    "PublishedFigure.year": Field("Calendar year", "The year of money that is for no one plan: 2022."),
    "PublishedFigure.target": Field("Target", "The further plan that it is about: livelihood."),
    "PublishedFigure.area": Field("Area", "Only where the paper names it: {district: 三元区}."),
    "PublishedFigure.kind": Field("Kind of money", "Needed for figures of money, as a code: special_bond."),
    "PublishedFigure.project": Field("Project", "The id of the one project that it is about."),
    "PublishedFigure.as_of": Field("As of", "The day that the figure is for: 2022-03-31."),
    "PublishedFigure.printed": Field("Printed", "As it was printed: 27.3%, 33个, 3.69亿元, 近八成, 70%以上."),
    "PublishedFigure.over": Field("Divided by", "Another denominator: {figure: funds_appropriated}."),
    "PublishedFigure.including": Field("Including", "Ids of projects that the paper names among them."),
    "PublishedFigure.expect": Field(
        "Expected", "not_reproduced for a print known to be wrong; reproduced if left out."
    ),
    "PublishedFigure.place": Field("Place", "Where in the paper it stands: 四(二)."),
    "PublishedFigure.note": Field("Note", "About this figure, as text."),
    "PublishedFigure.source": Field("Source", "The paper that printed it."),
    "Denominator.figure": Field("Figure", "The figure to divide by, as a code: started."),
    "Denominator.unit": Field("Unit", "What it is counted in: projects."),
    "Waivers": Field("Waivers", "Problems that are known and accepted until a day."),
    "Waivers.waivers": Field("Waivers", "One item for each, with a reason and an end."),
    "Waiver.code": Field("Problem", "The code of the problem: OC434."),
    "Waiver.path": Field("File", "The file in the book: projects/2022/2022-chonggui-xincun.yaml."),
    "Waiver.reason": Field("Reason", "Why it can be accepted, as text."),
    "Waiver.until": Field("Until", "The last day on which it is accepted: 2022-12-31."),
}
