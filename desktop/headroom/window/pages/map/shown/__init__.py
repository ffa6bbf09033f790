"""What the policy map shows, decided without Qt."""
