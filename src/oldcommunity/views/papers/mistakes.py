"""What is wrong with a template."""

from __future__ import annotations


class MistakeError(Exception):
    """Something that a template asks for and that there is not; told with the template's line.

    Attributes:
        key: chooses the sentence.
        params: what it is filled with; `offer` is what to type instead.
    """

    def __init__(self, key: str, **params: str | int) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params
