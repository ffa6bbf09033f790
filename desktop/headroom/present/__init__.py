"""What is shown, decided without a screen: words, chart values and table values."""
