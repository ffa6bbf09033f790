"""Tables of a sheet: where they stand, and what their cells hold."""
