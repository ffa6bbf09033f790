"""What else could be asked of a scenario: sweeps, the map, drivers, odds, trade, flips, certificates."""
