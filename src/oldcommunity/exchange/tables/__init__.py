"""Tables of projects in and out: workbooks and CSV, the office's own and other people's."""
