"""Charts: their frames, what paints them, and the widgets that take the mouse and the keys."""
