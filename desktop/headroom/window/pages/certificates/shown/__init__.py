"""What the page of certificates shows, in words and as tables."""
