"""A figure followed back, on the screen."""
