"""Where a figure comes from, and what it is defined as."""
