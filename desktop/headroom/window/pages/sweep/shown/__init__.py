"""What the sweep shows, decided without Qt."""
