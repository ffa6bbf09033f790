"""Trade: where imports come from, and the balance with each neighbour."""
