"""The program as a window, from its first moment to its last."""
