"""Figures as papers printed them: what they mean, whether they follow, and why not (rule 10)."""
