"""Where things stand on paper, decided without Qt."""
