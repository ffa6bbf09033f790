"""Which way round a rate is: dollars for one unit of a currency, or units for one dollar."""

from headroom.notation.currencies import DOLLAR
from headroom.notation.currency_pairs import likely_direction

RATES_QUESTION, DOLLARS, UNITS, EACH = "rates", "dollars", "units", "each"
"""Key of the question, and its answers: dollars per unit, units per dollar, each as its size says."""


def dollars_for_one(currency: str, rate: float, answer: str, pair: tuple[str, str] | None = None) -> float:
    """Return US dollars for one unit of a currency.

    Args:
        currency: Its ISO 4217 code.
        rate: The number that is stated, above 0.
        answer: What was answered to the question of the rates; empty: dollars per unit.
        pair: The pair of currencies that the rate is stated of, of which one is the dollar; its order counts
            unless the size of each rate is to say it.
    """
    units = answer == UNITS if pair is None else pair[0] == DOLLAR
    if answer == EACH and (likely := likely_direction(currency, rate)):
        units = likely == UNITS
    return 1 / rate if units else rate
