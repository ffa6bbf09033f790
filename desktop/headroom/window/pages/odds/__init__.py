"""The odds: outcomes of the talks, and what every model may expect of them."""
