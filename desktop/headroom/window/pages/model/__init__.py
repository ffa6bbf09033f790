"""The detail of the model looked at."""
