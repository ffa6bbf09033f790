"""Comply or pay: the models, and the changes of one of them."""
