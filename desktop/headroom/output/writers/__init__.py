"""Files for others, laid out from values that are finished: no writer computes a figure of its own."""
