"""What the strip of the story shows, without Qt."""
