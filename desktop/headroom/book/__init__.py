"""What a workbook said: rows, vehicles, problems, and where each cell stands."""
