"""Money by scope, kind and status."""
