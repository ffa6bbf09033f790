"""What is wrong with the data, said as values instead of exceptions."""

from dataclasses import dataclass

from headroom.language import WordEnum


class Severity(WordEnum):
    """How much a problem matters.

    ``ERROR``: a row or a cell could not be used. ``WARNING``: it was used, but looks wrong.
    ``ASSUMPTION``: something was missing and a stated default stands in for it.
    """

    ERROR = "error"
    WARNING = "warning"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the data, with its place and its remedy.

    Attributes:
        severity: How much it matters.
        message: What is wrong, one sentence.
        remedy: What to do about it, one sentence; may be empty.
        sheet: Name of the sheet; empty where the fault has no place.
        cell: Address such as ``F17``, or a range such as ``F17:F30``; empty where it has none.
        rows: How many rows it concerns, at least 0.
        gist: The same in short where the message lists what it concerns; empty: the message is short.
    """

    severity: Severity
    message: str
    remedy: str = ""
    sheet: str = ""
    cell: str = ""
    rows: int = 1
    gist: str = ""

    @property
    def place(self) -> str:
        """Return where it is, as Excel writes it (``Sourcing!F17``); empty where it has no place."""
        if not self.sheet:
            return ""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
