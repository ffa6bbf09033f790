"""A workbook looked over before it is read: tables, columns, and the layout that is proposed."""
