"""Builds the bundled sample workbook from a small table of public facts."""
