"""What is shown of scenarios, decided without Qt."""
