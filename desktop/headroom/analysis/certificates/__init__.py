"""The fewest certificates of origin that settle an open verdict."""
