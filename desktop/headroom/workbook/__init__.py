"""How files become a book, and how they are handed back."""
