"""From the tables of a workbook to part rows and vehicles."""
