"""A compiled book in which one file holds other bytes: what an edit would make of it, before anything is written."""

from __future__ import annotations

from oldcommunity.book.cache import Store, memory_store
from oldcommunity.book.compiling import Compiler
from oldcommunity.source.names import kind_of


def supposed_store(store: Store, tree: int, path: str, data: bytes) -> Store:
    """A copy in memory, in which one file of a tree holds other bytes.

    Args:
        store: the compiled book as it is.
        tree: the tree that holds the file.
        path: the file; it need not be there yet.
        data: what it would hold.
    """
    copy = memory_store()
    copy.db.execute("COMMIT")
    store.db.backup(copy.db)
    kind = kind_of(path)
    assert kind is not None, path
    compiler = Compiler(copy.db)
    content = compiler.content(kind, data)
    compiler.flush()
    copy.db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", (tree, path, content, kind))
    # Answers that were kept are those of the book as it is.
    copy.db.execute("UPDATE tree SET generation = generation + 1 WHERE id = ?", (tree,))
    return copy
