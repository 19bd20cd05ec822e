"""What goes to other programs and comes from them: JSON Schemas for editors, spreadsheets, open data."""
