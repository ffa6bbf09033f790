"""What the page of decisions shows, decided without Qt."""
