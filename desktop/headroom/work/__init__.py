"""Saved work: the workspace, its file, what it came to, and work in progress that a crash leaves behind."""
