"""Workbooks that the program writes: the template and the sample."""
