"""What changed between two states."""
