"""Policy and sliders: every number that can be moved."""
