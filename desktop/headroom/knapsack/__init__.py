"""The exact search behind re-sourcing: the cheapest choice within limits; knows nothing of vehicles."""
