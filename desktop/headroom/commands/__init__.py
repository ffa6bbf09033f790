"""What the command line can do, one module each: plain functions that take values and write text.

Attributes:
    NAMES: The first words that are a command; anything else is a workbook for the window.
"""

NAMES = ("evaluate", "policies", "template", "sample", "shot", "bench")
