"""What changed when the open workbook was read again."""
