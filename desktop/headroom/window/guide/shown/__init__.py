"""What the guide shows, decided without Qt: chapters, search, links, and what belongs to what."""
