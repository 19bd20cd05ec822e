"""A figure month by month."""
