"""Keys of the questions about costs and quantities of a table, and the words of their answers."""

DECIMALS, COMMA_ANSWER, POINT_ANSWER = "decimals", "comma", "point"
"""What separates decimals where the cells do not tell."""

PRICE_UNITS, THOUSAND_ANSWER, METRE_ANSWER = "price_units", "thousand", "metre"
"""What ``M`` is in the unit of a price."""

EXTENDED, TOTALS_ANSWER, ONE_PART_ANSWER = "extended", "totals", "part"
"""What the only column of costs holds: totals of the rows, or the cost of one part."""

COST_KINDS, APART_ANSWER, AS_PARTS_ANSWER = "cost_kinds", "apart", "parts"
"""Whether rows of labour, overhead, tooling, profit and freight are taken apart or counted as parts."""

RATES_QUESTION, DOLLARS_ANSWER, UNITS_ANSWER, EACH_ANSWER = "rates", "dollars", "units", "each"
"""Which way round rates are: dollars per unit, units per dollar, or each as its size says."""

LISTED_MODELS, EACH_MODEL_ANSWER, AS_NAMED_ANSWER = "listed_models", "each", "name"
"""What a cell means that lists several models: that each of them has the part, or one of that name."""

BLANK_QUANTITIES, NOT_USED_ANSWER, ONE_EACH_ANSWER = "blank_quantities", "none", "one"
"""What rows without a quantity are, where most have none: not used, or one piece each."""

EXAMPLES, EXAMPLES_COUNT_ANSWER = "examples", "parts"
"""Whether rows that say that they are examples count; else the word is the rows that do not, ``6-7``."""


ORIGINS, UNKNOWN_ORIGINS_ANSWER, UNREAD_ANSWER = "origins", "unknown", "unread"
"""Whether a bill without any country of origin is read, every origin as unknown."""


def rows_word(first: int, last: int) -> str:
    """Return the word for some rows, as Excel counts."""
    return f"{first}-{last}"


def rows_of_word(word: str) -> tuple[int, int] | None:
    """Return the first and the last row that a word stands for; None where it stands for none."""
    first, dash, last = word.partition("-")
    return (int(first), int(last)) if dash and first.isdecimal() and last.isdecimal() else None
