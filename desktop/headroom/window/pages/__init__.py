"""The pages of an open workbook, a folder each: what it shows, its widget, its chart."""
