"""What is shown of a figure followed back, decided without Qt."""
