"""Problems of a book, one module for each format."""
