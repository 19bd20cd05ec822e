"""Where a figure comes from, down to the lines that add up to it."""
