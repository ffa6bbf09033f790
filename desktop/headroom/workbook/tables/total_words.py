"""The words of totals, in whichever column they stand."""

import re

TOTAL = re.compile(
    r"(?:(?:grand|sub)[\s-]*)?totals?\b.*|.*\b(?:sub)?totals?\s*[:\uff1a]?|"
    r"(?:sum|summe|zwischensumme|gesamt(?:summe|preis|kosten|betrag)?|somme|suma|totale|totaal|razem|итого)\b.*|"
    r"(?:合计|总计|小计|合計|總計|小計|総計|합계|총계|소계)\s*[:\uff1a]?",
    re.IGNORECASE,
)
"""Words of a total, as the whole of a text."""

_IN_EACH = (
    *("total", "sum", "gesamt", "somme", "totaal", "razem", "итого"),
    *("计", "計", "합계", "총계", "소계"),
)
"""One of these stands in each of them."""


def may_say_total(casefolded: str) -> bool:
    """Return whether a text, or several together, hold a part of some word of a total."""
    return any(stem in casefolded for stem in _IN_EACH)


def says_total(text: str) -> bool:
    """Return whether the whole of a text is the word of a total."""
    return may_say_total(text.casefold()) and TOTAL.fullmatch(text.strip()) is not None
