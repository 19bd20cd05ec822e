"""Views: words and layout. A report becomes a page of blocks (`*_page`), and a page any format (`as_*`)."""
