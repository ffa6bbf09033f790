"""Workbooks, policies and saved work as the window opens, watches and saves them."""
