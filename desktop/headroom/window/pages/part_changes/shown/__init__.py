"""What is shown of changes of parts, decided without Qt."""
