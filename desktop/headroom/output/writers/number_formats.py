"""How spreadsheets and charts write US dollars, as the language of the program has it.

Commas and points in these formats are no signs: the reader's program puts its own.
"""

from headroom.language import language
from headroom.words.formatting import MINUS


def _shown(text: str) -> str:
    """Return a text that a format shows as it is."""
    return "".join(f"\\{character}" for character in text)


def _amount() -> str:
    """Return the format of a sum without a sign."""
    before, after = language().dollars.split("{}")
    return f"{_shown(before)}#,##0{_shown(after)}"


DOLLARS = _amount()
"""A sum in whole dollars, e.g. ``$31,240``."""

SIGNED_DOLLARS = f"+{DOLLARS};{MINUS}{DOLLARS};{DOLLARS.replace('#,##0', '0')}"
"""A change with its sign, e.g. ``+$318``."""
