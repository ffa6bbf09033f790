"""The scenarios: a list, and two to six of them side by side."""
