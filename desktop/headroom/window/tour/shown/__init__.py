"""What the tour says and where its card stands, decided without Qt."""
