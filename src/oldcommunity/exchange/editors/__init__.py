"""What editors are told of files: JSON Schemas, and what to offer for a new item."""
