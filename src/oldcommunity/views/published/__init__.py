"""Printed figures and what became of them."""
