"""What one file of the book may say: frozen Pydantic models, one per kind of file.

`read_record` turns the plain tree of a document into a record and says what does not fit, by path into the
tree. Nothing here knows files or positions, and no record knows another.
"""

from oldcommunity.records.fields import FieldProblem
from oldcommunity.records.reading import MODELS, read_record

__all__ = ["MODELS", "FieldProblem", "read_record"]
