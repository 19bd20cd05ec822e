"""Which projects, in which area and plan year, a figure is about."""
