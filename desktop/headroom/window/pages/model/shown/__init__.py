"""What the detail of a model shows, decided without Qt."""
