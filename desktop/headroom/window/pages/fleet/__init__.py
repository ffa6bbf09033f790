"""The fleet: compliance and landed cost of every model, in the same rows."""
