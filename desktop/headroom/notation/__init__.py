"""How people write numbers, countries and currencies."""
