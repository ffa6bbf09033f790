"""What the policy panel shows, decided without Qt."""
