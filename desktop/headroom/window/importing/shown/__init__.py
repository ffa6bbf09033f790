"""What is shown of layouts, decided without Qt."""
