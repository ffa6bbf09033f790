"""What the page of parts shows, without Qt."""
