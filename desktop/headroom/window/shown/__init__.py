"""What several parts of the window show, decided without Qt."""
