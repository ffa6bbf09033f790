"""What keeps a workbook from being sourced otherwise, said as problems."""

from headroom.book.problem import Problem, Severity
from headroom.rules.offers import Offers

HOW_TO_OFFER = (
    "Add a row for each other source: same model and part number, its own origin and cost, and “alternative” "
    "in the column Source. “Save an empty template…” (headroom template FILE.xlsx) shows how."
)
"""How alternatives are added to a workbook."""


def offer_problems(offers: Offers) -> tuple[Problem, ...]:
    """Return why nothing can be sourced otherwise; nothing where some part has an alternative."""
    if offers.alternative.any():
        return ()
    rows = offers.current.book.rows
    stated = int(rows.alternative.sum())
    if stated:
        text = (
            f"None of the {stated:,} alternative rows has the model and part number of a current row: "
            "every model stays as it is sourced."
        )
    else:
        text = "The workbook has no alternative sources to choose from: every model stays as it is sourced."
    return (Problem(Severity.ASSUMPTION, text, HOW_TO_OFFER, rows=stated),)
