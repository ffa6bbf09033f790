"""The sweep: one threshold or rate from end to end."""
