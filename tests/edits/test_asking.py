"""Questions at a terminal: asked only there, checked at once, asked again, and given up without a trace."""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys

import pytest

pty = pytest.importorskip("pty")


class Terminal:
    """`oc` with somebody at a terminal."""

    def __init__(self, folder, *words):
        self._process, self._end = pty.fork()
        if not self._process:
            os.chdir(folder)
            os.environ["OC_LANG"] = "en"
            os.execv(sys.executable, [sys.executable, "-m", "oldcommunity", *words])
        self.seen = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def until(self, text):
        """Read until something is shown; nothing for so long is a failure."""
        while text not in self.seen and select.select([self._end], [], [], 60)[0]:
            try:
                self.seen += self._decode(os.read(self._end, 4096))
            except OSError:
                break
        assert text in self.seen

    def answer(self, question, text):
        """Wait for a question and type a line."""
        self.until(question)
        self.seen = self.seen.partition(question)[2]
        os.write(self._end, text.encode())

    def end(self, key=""):
        """The exit code, once it is over; a key is pressed again as long as nothing comes of it."""
        for _ in range(60):
            if not select.select([self._end], [], [], 1)[0]:
                os.write(self._end, key.encode())
                continue
            try:
                told = os.read(self._end, 4096)
            except OSError:
                break
            if not told:
                break
            self.seen += self._decode(told)
        else:
            os.kill(self._process, signal.SIGKILL)
        os.close(self._end)
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])


def test_a_progress_entry_is_asked_for_field_by_field(desk):
    terminal = Terminal(desk.root, "record")
    terminal.answer("Project (id or name): ", "2022-jai\r")
    terminal.until("mean")
    terminal.answer("Project (id or name): ", "2022-j\t\r")
    terminal.answer("such as 2022-05-31): ", "2022.6.30\r")
    terminal.until("2022-06-30")
    terminal.answer("such as 2022-05-31): ", "2022-06-30\r")
    terminal.answer("return if not known): ", "320\r")
    terminal.until("320")
    terminal.answer("return if not known): ", "320万元\r")
    terminal.answer("return if not known): ", "120%\r")
    terminal.answer("return if not known): ", "\r")
    terminal.answer("return if none): ", "\r")
    terminal.answer("return if no more): ", "designed\r")
    terminal.answer("return if no more): ", "designed=../2022-02\r")
    terminal.answer("return if no more): ", "\r")
    terminal.answer("Note (may be left out): ", "\r")
    terminal.answer("Source (may be left out): ", "\r")
    assert terminal.end() == 0
    assert "  - {as_of: 2022-06-30, invested: 320万元}\n" in desk.text()
    assert "{code: designed, met: ../2022-02}" in desk.text()


def test_a_new_project_is_asked_for(desk):
    terminal = Terminal(desk.root, "new", "budget=620万元")
    terminal.answer("[2022]: ", "\r")
    terminal.answer("Name of the project: ", "丙新村\r")
    terminal.answer("(such as district=三元区; may be left out): ", "district=三元区\r")
    terminal.answer("[2022-project-001]: ", "2022-jia\r")
    terminal.until("taken")
    terminal.answer("[2022-project-001]: ", "\r")
    assert terminal.end() == 0
    told = desk.text("projects/2022/2022-project-001.yaml")
    assert told == ("id: 2022-project-001\nname: 丙新村\ncohort: 2022\narea: {district: 三元区}\nbudget: 620万元\n")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "end of input"])
def test_who_does_not_want_to_answer_leaves_nothing_behind(desk, key):
    before = desk.everything()
    terminal = Terminal(desk.root, "set", "2022-jia")
    terminal.answer("(FIELD=VALUE): ", "budget=320\r")
    terminal.until("320万元")
    terminal.answer("(FIELD=VALUE): ", key)
    # Python may miss an interrupt that comes the moment before it waits for a line.
    assert terminal.end(key) == 130
    assert "Traceback" not in terminal.seen
    assert desk.everything() == before
