"""A number as a template sees it: asked about with words like `known`, printed only through the recorder."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property, partial

from markupsafe import Markup

from oldcommunity.ratio import half_up
from oldcommunity.reports.model import Rate, Value
from oldcommunity.reports.paper import Change, Quoted
from oldcommunity.views.papers.marks import Data, Recorder
from oldcommunity.views.papers.writing import Writer, exact_amount


class Form:
    """One way of printing a number; it is written and noted when it is printed, not before."""

    def __init__(self, quoted: Quoted, write: Callable[[Quoted], str], recorder: Recorder) -> None:
        self._quoted = quoted
        self._write = write
        self._recorder = recorder

    def __html__(self) -> Markup:
        return self._recorder.write(self._quoted, self._write(self._quoted))

    def __str__(self) -> str:
        return self.__html__()


class Number(Form):
    """A number of a paper.

    Printed as it is, it carries its unit: `22个`, `1.82亿元`, `27.3%`; a range where it is not known exactly.
    """

    def __init__(self, quoted: Quoted, writer: Writer, recorder: Recorder) -> None:
        super().__init__(quoted, writer.quoted, recorder)
        self._writer = writer

    @property
    def text(self) -> Form:
        """With its unit."""
        return Form(self._quoted, self._write, self._recorder)

    @property
    def undated(self) -> Form:
        """With its unit, but without the day that it was last told for."""
        return Form(self._quoted, self._writer.undated, self._recorder)

    @property
    def told_on(self) -> Form | str:
        """What it rests on, where it was told for an earlier day: `（2022年3月31日数）`; else nothing."""
        return "" if self._quoted.older is None else Form(self._quoted, self._writer.told_on, self._recorder)

    @property
    def rests_on(self) -> Form | str:
        """The same without its brackets, to stand in others: `2022年3月31日数`."""

        def bare(quoted: Quoted) -> str:
            return self._writer.told_on(quoted).strip(" ()（）")

        return "" if self._quoted.older is None else Form(self._quoted, bare, self._recorder)

    @property
    def since(self) -> Data | None:
        """The one earlier day that all of it goes back to; None where it stands firm, or has no such day."""
        day = self._quoted.older.day if self._quoted.older else None
        return None if day is None else Data(self._writer.day(day))

    @property
    def firm(self) -> bool:
        """Whether it is true as of the paper's own day, not of an earlier one."""
        return self._quoted.older is None

    @property
    def carried(self) -> bool:
        """Whether it was told for an earlier day, and later records have added to it or taken away."""
        return bool(self._quoted.older and self._quoted.older.carried)

    @property
    def certain(self) -> bool:
        """Whether it is one number: known exactly, or told exactly for an earlier day."""
        return self.known or bool(self._quoted.older and not self._quoted.older.spread and not self._quoted.ranged)

    @property
    def stated(self) -> int | None:
        """What it was told to be, also where more may have happened since; None for rates and changes."""
        value = self._quoted.value
        return value.value if isinstance(value, Value) else None

    @property
    def of_records(self) -> bool:
        """Whether it only counts what is on record, as no total was told."""
        value = self._quoted.value
        return isinstance(value, Value) and value.basis == "records"

    @property
    def number(self) -> Form:
        """Without the name of the unit."""
        return Form(self._quoted, partial(self._writer.quoted, counted=False), self._recorder)

    @property
    def bare(self) -> Form:
        """Without the name of the unit, and without the day that it was last told for."""
        return Form(self._quoted, partial(self._writer.undated, counted=False), self._recorder)

    @property
    def percent(self) -> Form:
        """A rate with its percent sign."""
        return self.text

    @property
    def rounded(self) -> Form:
        """A rate without decimals."""
        return Form(self._quoted, partial(self._writer.quoted, decimals=0), self._recorder)

    @cached_property
    def value(self) -> Fraction | int | None:
        """What it is, to compare with; None where it is not known exactly."""
        return exact_amount(self._quoted.value)

    @property
    def bounds(self) -> tuple[Fraction | int | None, Fraction | int | None]:
        """The least and the most that it can be; None where nothing bounds it."""
        value = self._quoted.value
        if self.value is not None or isinstance(value, Change):
            return self.value, self.value
        return value.low, value.high

    @property
    def known(self) -> bool:
        """Whether it is known exactly."""
        return self.value is not None

    @property
    def range(self) -> bool:
        """Whether only a range or a bound is known."""
        return not self.known and self.told

    @property
    def told(self) -> bool:
        """Whether anything is known of it."""
        value = self._quoted.value
        if isinstance(value, Rate):
            return value.ratio is not None
        return self.known if isinstance(value, Change) else value.value is not None or bool(value.low)

    @property
    def zero(self) -> bool:
        """Whether it is known to be none."""
        return self.value == 0

    @property
    def some(self) -> bool:
        """Whether it is certainly more than none."""
        value = self._quoted.value
        least = value.low if not isinstance(value, Change) else value.amount
        if isinstance(value, Rate):
            least = value.ratio.value if value.ratio else None
        return bool(least and least > 0)

    @property
    def one(self) -> bool:
        """Whether it is exactly one, or was told to be."""
        return self.value == 1 or (self.certain and self.stated == 1)

    @property
    def up(self) -> bool:
        """Of a change: whether it would be printed as more than none."""
        return (self.value or 0) > 0 and not self.same

    @property
    def down(self) -> bool:
        """Of a change: whether it would be printed as less than none."""
        return (self.value or 0) < 0 and not self.same

    @property
    def same(self) -> bool:
        """Of a change: whether it would be printed as none."""
        amount = Fraction(self.value or 0)
        points = isinstance(self._quoted.value, Change) and self._quoted.value.unit == "points"
        return not Fraction(half_up(amount * 100, 1)) if points else not amount

    @property
    def recorded(self) -> bool:
        """Of a change: whether it is only what records have added to the same earlier total."""
        return isinstance(self._quoted.value, Change) and self._quoted.value.recorded

    @property
    def inferred(self) -> bool:
        """Whether it rests on something that the book itself calls inferred."""
        return self._quoted.inferred

    @property
    def unit(self) -> str:
        """The key of its unit."""
        value = self._quoted.value
        return "percent" if isinstance(value, Rate) else value.unit

    @property
    def place(self) -> Data:
        """Where the first line that it rests on stands."""
        leaves = self._quoted.leaves()
        return Data(f"{leaves[0].path}:{leaves[0].line}" if leaves else "")

    @property
    def key(self) -> Data:
        """What it is, as `oc verify` names it."""
        return Data(self._quoted.key)

    @property
    def quoted(self) -> Quoted:
        """The number itself."""
        return self._quoted
