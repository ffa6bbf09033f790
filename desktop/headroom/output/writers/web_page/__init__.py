"""The hand-over as one page for a browser: no script, nothing fetched, light and dark, fit to be printed."""
