"""What-if by hand: parts of the open workbook changed in the scenario."""
