"""The window: what is seen and touched, and what joins it with files and calculation."""
