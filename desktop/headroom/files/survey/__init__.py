"""Looks a workbook over before it is read: tables, headings, columns, and the layout that is proposed."""
