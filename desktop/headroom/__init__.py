"""Headroom: a what-if program for automotive rules of origin, duties and landed cost."""

__version__ = "0.1.0"
