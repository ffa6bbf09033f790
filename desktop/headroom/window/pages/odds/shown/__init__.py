"""What the odds show, decided without Qt."""
