"""Explore: parts summed by any two of their labels, as heat, bars and table."""
