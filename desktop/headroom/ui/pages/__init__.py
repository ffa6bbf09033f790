"""The pages of an open workbook, and the parts of which only one page consists."""
