"""Fixes: the remedies that can have been meant and nothing else, one kind of fault to a module."""
