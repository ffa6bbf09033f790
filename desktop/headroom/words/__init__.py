"""Numbers, shares and names as people read them."""
