"""The flips: which models and parts changed, and who is nearest to flipping next."""
