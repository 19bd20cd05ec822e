"""The values that reports are made of, for the views, which know nothing to the left of a report."""

from oldcommunity.figures.funds import FundAmount, FundScope
from oldcommunity.figures.prints.verdicts import Implied, Verdict
from oldcommunity.figures.schedule import Overdue
from oldcommunity.figures.values import Rate, Value, rate_of

__all__ = ["FundAmount", "FundScope", "Implied", "Overdue", "Rate", "Value", "Verdict", "rate_of"]
