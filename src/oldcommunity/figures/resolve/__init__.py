"""How a figure comes to its value: plan, declaration, records, bounds (rules 3 to 9)."""
