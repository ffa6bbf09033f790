"""What the frame of the window shows, decided without Qt."""
