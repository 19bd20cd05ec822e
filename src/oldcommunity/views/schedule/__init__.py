"""Plan against fact: lights, bars, what is due, a calendar."""
