"""What the timeline shows, decided without Qt."""
