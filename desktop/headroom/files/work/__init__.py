"""Saved work, and the work in progress that a crash leaves behind."""
