"""The tour: a few steps that point at parts of the window."""
