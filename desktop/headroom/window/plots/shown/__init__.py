"""Charts as values, without Qt."""
