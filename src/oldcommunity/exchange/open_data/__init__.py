"""Projects as open data, in the Open Contracting for Infrastructure Data Standard."""
