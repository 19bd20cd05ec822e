"""How far we are."""
