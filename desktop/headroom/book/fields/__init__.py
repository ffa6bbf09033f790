"""The fields of a workbook: one entry says everything about a column."""
