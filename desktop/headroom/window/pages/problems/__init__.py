"""The problems of the open workbook and of the scenario."""
