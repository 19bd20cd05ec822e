"""Templates as Jinja has translated them, kept from run to run as Python keeps its own modules.

Translating the templates of a paper takes longer than all its figures. What comes of it is code, so it is kept only
in a folder that nobody else can write to, and taken from there only where it is whole and was made of the same
text by the same programs; else it is made again, and nothing else changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from jinja2 import compiler, lexer, parser
from jinja2.bccache import Bucket, BytecodeCache

from oldcommunity import __version__

_DIGEST = hashlib.sha256().digest_size


class Compiled(BytecodeCache):
    """The templates that were translated before.

    Attributes:
        folder: where they are kept, one file for each template.
        rules: the files that say, besides Jinja's own, how templates are translated.
    """

    def __init__(self, folder: Path, rules: Iterable[str]) -> None:
        self.folder = folder
        self.rules = (*rules, *(str(one.__file__) for one in (compiler, lexer, parser)))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from the folder, if it is the one that is asked for."""
        with contextlib.suppress(OSError):
            kept = self._path(bucket).read_bytes()
            code = kept[_DIGEST:]
            if kept[:_DIGEST] == self._seal(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 - sealed, from a folder of the user's own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless Python was told to keep nothing, or the folder cannot be written to."""
        if sys.dont_write_bytecode:
            return
        with contextlib.suppress(OSError):
            code = marshal.dumps(bucket.code)
            path = self._path(bucket)
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary = path.with_suffix(f".{os.getpid()}.tmp")
            temporary.write_bytes(self._seal(bucket, code) + code)
            temporary.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.template"

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        """What tells this code of this text from all other."""
        return hashlib.sha256(b"\0".join((self._made_by, bucket.checksum.encode(), code))).digest()

    @cached_property
    def _made_by(self) -> bytes:
        """What tells programs that translate otherwise from these."""
        texts = [Path(one).read_bytes() for one in self.rules]
        return hashlib.sha256(b"\0".join([__version__.encode(), importlib.util.MAGIC_NUMBER, *texts])).digest()
