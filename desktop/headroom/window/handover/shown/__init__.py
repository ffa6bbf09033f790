"""What can be handed over, decided without Qt."""
