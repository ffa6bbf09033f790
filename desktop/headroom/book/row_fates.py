"""What became of the rows of a workbook: used, or left out for one reason each, with their value."""

from dataclasses import dataclass

from headroom.language import WordEnum


class Fate(WordEnum):
    """What became of a row. Of several reasons to leave it out the first of this list counts."""

    CURRENT = "used as the current source"
    ALTERNATIVE = "used as an alternative source"
    LABEL = "used as a content label"
    HEADINGS = "repeats the headings"
    TOTAL = "is a total of other rows"
    GROUP = "names the model of the rows below"
    FOOTER = "is the foot of a page"
    EXAMPLE = "is an example of how to fill in the form"
    OBSOLETE = "is a part out of use"
    NOT_VALID = "does not hold on the day of reading"
    OPENED = "is an assembly, its parts count"
    INSIDE = "is inside an assembly that counts itself"
    CONVERSION = "is conversion cost of its model, no part"
    NO_PART = "is profit or freight, no part"
    NO_MODEL = "has no usable model name"
    NO_PART_NUMBER = "has no usable part number"
    NO_SOURCE = "says neither current nor alternative"
    NO_CURRENCY = "has no currency with a rate"
    NO_COST = "has no usable unit cost"
    NO_QUANTITY = "has no usable quantity"
    NO_AMOUNT = "has another amount that cannot be used"
    NO_LABEL = "has no usable carline or content"

    @property
    def used(self) -> bool:
        """Return whether the row counts."""
        return self in (Fate.CURRENT, Fate.ALTERNATIVE, Fate.LABEL)

    @property
    def says_something(self) -> bool:
        """Return whether the row says something of its own.

        Totals, headings and feet of pages do not, nor does an assembly beside its parts, nor a part in one
        that counts itself: what they cost is in the rows that count.
        """
        return self not in _SAY_NOTHING


_SAY_NOTHING = frozenset(
    {Fate.HEADINGS, Fate.TOTAL, Fate.GROUP, Fate.FOOTER, Fate.EXAMPLE, Fate.OPENED, Fate.INSIDE}
)
"""What becomes of rows that say nothing of their own."""


@dataclass(frozen=True, slots=True)
class RowTally:
    """The rows of one sheet in one currency of which the same became.

    Attributes:
        sheet: Name of the sheet, with its file where several are open.
        currency: ISO 4217 code; empty where it cannot be told.
        fate: What became of them.
        rows: How many they are.
        unvalued: Those of which quantity and unit cost are not both numbers.
        value: Sum of quantity times unit cost of the others, in ``currency``.
    """

    sheet: str
    currency: str
    fate: Fate
    rows: int
    unvalued: int = 0
    value: float = 0.0
