"""What is asked and shown while a workbook is opened: preview, password, remembered layouts, report."""
