"""What leaves the calculation: JSON, text and tables, decided without a screen."""
