"""Plan against fact: milestones with their slips, what is past its date, warning lights, planning backwards.

`projects.schedules` gives everything about every project in one pass; it is what charts and papers are drawn from.
"""

from oldcommunity.figures.schedule.past_due import Overdue, halted_overdue, overdue, overdue_where, undated_projects

__all__ = ["Overdue", "halted_overdue", "overdue", "overdue_where", "undated_projects"]
