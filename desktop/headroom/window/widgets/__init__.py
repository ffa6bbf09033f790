"""Widgets that serve anywhere in the window."""
