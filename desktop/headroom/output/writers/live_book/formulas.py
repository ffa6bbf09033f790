"""Pieces of formulas that several sheets use, in functions that every spreadsheet program knows."""

from headroom.rules.content import TOLERANCE

NEAR = f"{TOLERANCE:.0E}".replace("E-0", "E-")
"""Two shares closer than this are equal, as formulas write it."""


def reaches(share: str, threshold: str) -> str:
    """Return a condition: a share is at least a threshold; equality passes."""
    return f"{share}>={threshold}-{NEAR}"


def flag(condition: str) -> str:
    """Return 1 where a condition holds, else 0."""
    return f"IF({condition},1,0)"


def total_of_model(column: str, number: str = "[number]") -> str:
    """Return the sum of a column of the sheet of rows over the rows of one model, found by its number.

    By its number, as its name might be taken for a pattern.
    """
    return f"SUMIFS({column},rows_model_number,{number})"


def added(terms: list[str]) -> str:
    """Return a sum; 0 for nothing."""
    return "+".join(terms) if terms else "0"
