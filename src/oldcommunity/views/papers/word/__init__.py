"""Word files (OOXML): page, styles, text, tables and footnotes. Everything here needs python-docx."""
