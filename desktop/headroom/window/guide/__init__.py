"""The guide: chapters to read beside the window, with contents, search and ways back."""
