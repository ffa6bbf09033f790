"""Certificates: which papers to ask for, fewest first."""
