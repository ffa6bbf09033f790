"""What each page has found, in one sentence with figures, decided without a screen."""
