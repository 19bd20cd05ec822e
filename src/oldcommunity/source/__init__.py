"""Files of a book: found, read from disk or from git, and turned into data whose every place is known.

Nothing here knows what a field means. What is wrong with a file is a finding or a diagnostic; an exception
means that there is no book or no revision to read. Nothing is imported here: a run that finds nothing
changed needs neither PyYAML nor git.
"""
