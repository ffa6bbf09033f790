"""How tables are arranged, decided without Qt."""
