"""What a page of the window looks like on paper, and its preview."""
