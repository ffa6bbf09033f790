"""Columns of a table read as amounts, texts, choices or tariff codes; every faulty cell is a problem."""
