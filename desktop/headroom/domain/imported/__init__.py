"""What was found in workbooks: tables and layouts, doubts, changes, and what became of every row."""
