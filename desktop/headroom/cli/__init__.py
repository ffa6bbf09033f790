"""What the command line can do, one module a command: plain functions that take values and write text.

Attributes:
    NAMES: The first words that are a command; anything else is a workbook for the window.
    REPORT_START: The option that lets the window say when it was ready, and close itself: for tests
        and measurements.
"""

NAMES = ("evaluate", "inspect", "resource", "report", "policies", "template", "sample", "shot", "bench")
REPORT_START = "--report-start"
