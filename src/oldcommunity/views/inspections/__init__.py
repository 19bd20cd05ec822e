"""Where inspectors have been, and where not."""
