"""What `oc record` asks at a terminal: each answer is held against the book before the next question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oldcommunity.cli import options
from oldcommunity.cli.answers import error_sentence, meant, problem_of
from oldcommunity.cli.codes import code_or_word
from oldcommunity.cli.happened import FIELDS, happened, holds, near_milestone, says_something
from oldcommunity.cli.prompting import ask
from oldcommunity.codelists import MILESTONES
from oldcommunity.errors import OldCommunityError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.labels import Labels


class Questions:
    """The questions about one project or inspection."""

    def __init__(
        self, book: Book, labels: Labels, project: str | None, told: dict[str, Any], answers: dict[str, Any]
    ) -> None:
        self._book = book
        self._labels = labels
        self._today = options.current_day(book)
        self._told = dict(told)
        self._answers = answers
        self._path = ""
        if project is not None:
            from oldcommunity.reports.project import find_project

            self._path = find_project(book, project)

    def day(self, option: str) -> dict[str, Any]:
        """What was told, with the day that it lacked."""
        self._value(option, needed=True)
        return self._told

    def entry(self) -> dict[str, Any]:
        """What was told, with a progress entry, a problem and milestones, one after another."""
        if "--as-of" not in self._told:
            self._value("--as-of", needed=True)
        for option in ("--invested", "--physical", "--open"):
            self._value(option)
        self._milestones()
        if says_something(self._told):
            if not holds("--source", self._told) and "--source" in self._told:
                # A problem has no source: what was typed as one is proposed as its note.
                self._answers = {"--note": self._told.pop("--source"), **self._answers}
            for option in ("--note", "--source"):
                if option not in self._told and holds(option, self._told):
                    self._value(option)
        return self._told

    def _value(self, option: str, *, needed: bool = False) -> None:
        """Ask for the value of an option."""
        path = FIELDS[option]

        def check(text: str) -> str:
            if not text and not needed:
                return ""
            return problem_of(self._labels, "project", path, text) or self._trial({**self._told, option: text})

        name = option.removeprefix("--").replace("-", "_")
        last = self._last(name)
        told = ask(
            self._labels,
            f"{name}-last" if last else name,
            check,
            usual=self._answers.get(option, ""),
            offer=lambda text: meant("project", path, text),
            needed=needed,
            **last,
        )
        if told:
            self._told[option] = told

    def _milestones(self) -> None:
        """Milestones and their days, one after another, until there is none more."""
        before = list(self._answers.get("--met", ()))
        titles = [self._labels.section("codes")[f"milestones.{code}"] for code in MILESTONES]
        found: list[str] = []

        def check(text: str) -> str:
            return self._wrong_milestone(text) or self._trial({**self._told, "--met": [*found, text]}) if text else ""

        def offer(text: str) -> str:
            code, equals, day = text.partition("=")
            known = code_or_word(code, MILESTONES) in MILESTONES
            return f"{code if known else near_milestone(code)}={meant('project', _MET, day) or day}" if equals else ""

        known = [f"{word}=" for word in (*MILESTONES, *titles)]
        while told := ask(
            self._labels, "met", check, usual=before.pop(0) if before else "", known=known, offer=offer, needed=False
        ):
            found.append(told)
        if found:
            self._told["--met"] = found

    def _wrong_milestone(self, text: str) -> str:
        """What is wrong with a milestone and its day, in the question's own words."""
        code, equals, day = text.partition("=")
        if not equals:
            return self._labels.text("edit_page", "met-form", given=text)
        if code_or_word(code, MILESTONES) not in MILESTONES:
            near = near_milestone(code)
            words = self._labels.section("codes")
            names = self._labels.text("edit_page", "or").join(words[f"milestones.{one}"] for one in MILESTONES)
            key = "met-near" if near else "met-unknown"
            return self._labels.text("edit_page", key, given=code, offer=near, known=names)
        return problem_of(self._labels, "project", _MET, day)

    def _trial(self, told: dict[str, Any]) -> str:
        """What would be wrong with the book, were all this written; empty where nothing is."""
        from oldcommunity.cli.answers import check_sentence
        from oldcommunity.edits.proving import new_errors
        from oldcommunity.edits.recording import Happened, recorded
        from oldcommunity.edits.writing import current

        if not self._path:
            return ""
        try:
            # A day by itself is tried with an entry that says nothing else yet.
            it = happened(told, self._labels) if says_something(told) else Happened(told["--as-of"], progress=_NOTHING)
            edit = recorded(self._path, current(self._book.root, self._path), it)
            errors = new_errors(self._book, {edit.path: edit.new}, self._today)
        except OldCommunityError as error:
            return error_sentence(error, self._labels)
        return check_sentence(errors[0], self._labels) if errors else ""

    def _last(self, name: str) -> dict[str, str]:
        """The last value of a figure up to the day that is told of, and its day."""
        from oldcommunity.checks.texts import percent_text
        from oldcommunity.dates import day_text, parse_span
        from oldcommunity.money import money_text

        texts = {"invested": money_text, "physical": percent_text}
        if name not in texts:
            return {}
        day = parse_span(self._told["--as-of"]).latest
        for value, when in self._book.rows(_LAST.format(column=name), path=self._path, day=day):
            return {"value": texts[name](value), "day": day_text(when)}
        return {}


_MET = ("milestones", 0, "met")
_NOTHING = {"note": "…"}
_LAST = (
    "SELECT g.{column}, g.day FROM the_project p JOIN main.progress g USING (content) "
    "WHERE p.path = :path AND g.{column} IS NOT NULL AND g.day <= :day ORDER BY g.day DESC LIMIT 1"
)
