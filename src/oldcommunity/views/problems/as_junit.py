"""Problems as failed tests in JUnit's XML, which every build service can show: a suite for each file."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as Tree

from oldcommunity.labels import Labels
from oldcommunity.reports.problems import Problem, ProblemReport
from oldcommunity.views.problems import words
from oldcommunity.views.problems.signs import Screen, safe

_NAME = "oc validate"


def render(report: ProblemReport, files: words.Files, labels: Labels, screen: Screen) -> str:
    """A failed test for each problem; where there is none, one that has passed: no tests at all look like a fault."""
    total = max(len(report.problems), 1)
    failed = len(report.problems)
    top = Tree.Element("testsuites", name=_NAME, tests=str(total), failures=str(failed), errors="0", skipped="0")
    for (root, path), told in groupby(report.problems, lambda problem: (problem.root, problem.told.at.path)):
        problems = list(told)
        number = str(len(problems))
        name = files.shown(root, path, Screen())
        suite = Tree.SubElement(top, "testsuite", name=name, tests=number, failures=number, errors="0", skipped="0")
        for problem in problems:
            _test(suite, problem, name, files, labels)
    if not report.problems:
        suite = Tree.SubElement(top, "testsuite", name=_NAME, tests="1", failures="0", errors="0", skipped="0")
        Tree.SubElement(suite, "testcase", name=_NAME, classname=_NAME, time="0")
    Tree.indent(top)
    # References by number are read alike whatever encoding the text passes through.
    text = Tree.tostring(top, encoding="unicode" if screen.is_utf8 else "us-ascii")
    text = text if isinstance(text, str) else text.decode("ascii")
    text = text.partition("?>\n")[2] if text.startswith("<?xml") else text
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _test(suite: Tree.Element, problem: Problem, file: str, files: words.Files, labels: Labels) -> None:
    told = problem.told
    where = words.place_text(file, told.at)
    name = f"{told.code} {problem.name} {told.at.line}:{told.at.column}"
    test = Tree.SubElement(suite, "testcase", name=name, classname=file, file=file, line=str(told.at.line), time="0")
    sentence = words.sentence(told.code, told.params, labels, Screen())
    failure = Tree.SubElement(test, "failure", type=str(told.severity), message=f"{told.code} {sentence}")
    texts = words.told_in_full(problem, files, labels, Screen()).split("\n")
    text = "\n".join(safe(line) for line in texts)
    failure.text = f"{where}: {told.severity} {told.code} {text}"
