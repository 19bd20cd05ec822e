"""Everything about one project."""
