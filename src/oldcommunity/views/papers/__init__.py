"""The office's papers: templates filled with recorded numbers, their document model, and its formats.

A template (`templating`) sees a small vocabulary (`vocabulary`, `things`) whose numbers (`numbers`) note
themselves as they are printed (`marks`). What comes out is Markdown (`rendering`), which carries what it was made
from (`stamp`) so that `verifying` can hold it against the book again. `parsing` reads the Markdown into the blocks
of `document`; `as_html` and `as_plain` are made from these, and any further format should be.
"""
