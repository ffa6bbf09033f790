"""The drivers: which input moves a figure most."""
