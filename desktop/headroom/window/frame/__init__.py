"""The frame of the window: its commands, its messages, and what stands around the pages."""
