"""The page of the timeline: the same fleet through the law."""
