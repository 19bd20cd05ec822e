"""Words in Chinese."""
