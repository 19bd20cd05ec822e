"""Words in English."""
