"""`oc` with somebody at a terminal."""

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

    def __init__(self, folder, *words, columns=120, language="en", today=None):
        self._process, self._end = pty.fork()
        if not self._process:
            os.chdir(folder)
            os.environ |= {"OC_LANG": language, "COLUMNS": str(columns)} | ({"OC_TODAY": today} if today else {})
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
