"""What the page to explore shows, without Qt."""
