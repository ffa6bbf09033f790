"""Layouts that were confirmed: kept, found again by their headings, exported and imported."""
