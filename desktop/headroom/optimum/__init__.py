"""The cheapest compliant sourcing, and whether it is worth it: comply, or pay the duty."""
