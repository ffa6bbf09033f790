"""The policy map: two thresholds against each other."""
