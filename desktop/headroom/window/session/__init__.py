"""What is going on now: the session and its jobs; Qt without widgets."""
