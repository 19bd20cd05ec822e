"""Files of a book: found, read from disk or from git, and turned into data whose every place is known.

Nothing here knows what a field means. What is wrong with a file is a finding or a diagnostic; an exception
means that there is no book or no revision to read.
"""

from oldcommunity.source.document import Document, load_document
from oldcommunity.source.events import Tree
from oldcommunity.source.places import Path, Place, Places, key_place, value_place

__all__ = ["Document", "Path", "Place", "Places", "Tree", "key_place", "load_document", "value_place"]
