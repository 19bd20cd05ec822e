"""A compiled book in which files hold other bytes: what an edit would make of it, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping

from oldcommunity.book.cache import Store, memory_store
from oldcommunity.book.compiling import Compiler
from oldcommunity.source.names import kind_of


def supposed_store(store: Store, tree: int, files: Mapping[str, bytes]) -> Store:
    """A copy in memory, in which some files of a tree hold other bytes.

    Args:
        store: the compiled book as it is.
        tree: the tree that holds the files.
        files: what they would hold, by their paths; they need not be there yet.
    """
    copy = memory_store()
    copy.db.execute("COMMIT")
    store.db.backup(copy.db)
    compiler = Compiler(copy.db)
    for path, data in files.items():
        kind = kind_of(path)
        assert kind is not None, path
        content = compiler.content(kind, data)
        compiler.flush()
        copy.db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", (tree, path, content, kind))
    # Answers that were kept are those of the book as it is.
    copy.db.execute("UPDATE tree SET generation = generation + 1 WHERE id = ?", (tree,))
    return copy
