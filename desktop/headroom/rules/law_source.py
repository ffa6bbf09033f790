"""Where a figure of the law comes from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LawSource:
    """Where a figure comes from.

    Attributes:
        citation: Law, notice or publication.
        since: Date from which it applies; None where the source names none.
        url: Where to read it; may be empty.
        note: What the figure leaves out or takes for granted; may be empty.
        checked_on: Date whose state of the texts it was compared with; None where nobody has.
        uncertain: Whether it rests on a secondary source.
    """

    citation: str = ""
    since: date | None = None
    url: str = ""
    note: str = ""
    checked_on: date | None = None
    uncertain: bool = False


NO_SOURCE = LawSource()
"""None is stated."""
