"""What else could be asked of a scenario: sweeps, the policy map, drivers, odds, trade, and what flipped."""
