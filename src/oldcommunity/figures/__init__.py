"""Figures: what the book's facts come to as of a day, with ranges and what each rests on."""
