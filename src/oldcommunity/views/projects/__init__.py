"""Lists of projects."""
