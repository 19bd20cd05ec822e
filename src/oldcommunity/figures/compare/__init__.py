"""What made a figure differ between two states of a book."""
