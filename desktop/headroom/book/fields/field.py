"""What the entry of one column says: everything that reading, template, changes and words need of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from headroom.book.problem import Severity
from headroom.book.shown_names import every_name, shown_name
from headroom.language import in_every_language, tr, translated_in

ROW_LEFT_OUT = tr("The row is left out.")
TAKEN_AS_BLANK = tr("It is taken as blank.")


class CellKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    KEY = "text that must be there"
    TARIFF_CODE = "tariff code"
    COUNTRY = "country"
    CURRENCY = "currency"
    AMOUNT = "number"
    COUNT = "whole number"
    PERCENT = "percent"
    CHOICE = "choice"
    YES_NO = "yes or no"
    DATE = "date"


_NUMBERS = frozenset({CellKind.AMOUNT, CellKind.COUNT, CellKind.PERCENT})
_CHOICES = frozenset({CellKind.CHOICE, CellKind.YES_NO})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the few values that a cell may choose.

    Attributes:
        word: The word of the English template, by which the choice is known.
        spellings: Other words for it, separated by ``|``.
    """

    word: str
    spellings: str = ""

    @property
    def said(self) -> str:
        """Return its word in the language of the program."""
        return shown_name(self.word)

    @property
    def said_anywhere(self) -> frozenset[str]:
        """Return its word in every language of the program."""
        return every_name(self.word)


YES_NO = (
    Choice("yes", "y|true|1|x|sí|si|oui|ja|wahr|vrai|verdadero"),
    Choice("no", "n|false|0|non|nein|falsch|faux|falso"),
)
"""What a cell of yes or no may say."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet.

    An entry in ``SOURCING`` or ``MODELS`` is all that a column needs to be recognised, read, kept, joined,
    handed between processes, compared on refresh, shown, and offered in the template. What the calculation
    does with it, it does with a typed attribute of ``PartRows`` or ``Vehicle`` of the same name.

    Attributes:
        name: Its key, by which layouts and saved work know it: it never changes.
        english: The heading of the English template, which is matched first.
        kind: What its cells hold.
        unit: Unit and range, in words.
        default: What stands in for a blank cell, in words; empty where there is no such thing.
        required: Whether a table must have this column.
        above_zero: For numbers: whether 0 is refused.
        in_template: Whether the template has this column; others are known from exports only.
        apart: Whether the template shows it apart from the others, as one that may be left out.
        spellings: Other headings that mean the same, in English, Spanish, French and German, separated by
            ``|``; those of other languages stand in ``workbook/fields/languages``.
        asked: Headings that often mean it and sometimes something else, separated by ``|``: a column of such
            a heading is proposed, and has to be confirmed.
        help: What it is, one sentence, for the template's table of fields.
        examples: Cells of the example rows of the template; blank ones where there are fewer.
        label: Its name for people; empty: its heading without the percent sign.
        most: For amounts and whole numbers: the greatest that is accepted; None: any.
        choices: For choices: what a cell may say, in the order of the codes.
        blank: What stands in for a blank cell: a number or a word; None: it stays blank.
        assumed: Whether it is reported where ``blank`` or ``default`` stands in.
        severity: How much a cell matters that cannot be used, where it is no number.
        if_faulty: What such a cell means, one sentence; empty: as elsewhere in its sheet.
        drops_row: Whether a row with such a cell is left out.
        per_part: Whether it is money for one part, in the currency of the row.
        by_price_unit: Whether the price unit of the row divides it, as it does the unit cost.
        carried: Whether it is kept; one that is not is used up in reading.
        may_change: Whether a row may say something else after a refresh; else it is another row then.
        if_blank: How a blank cell is said beside other values; empty: by a dash.
        in_lot: Whether it tells two lots apart: a slider may change what it does.
        by_cells: Why a column without a known heading may be this one, by its cells alone; empty: it may not.
    """

    name: str
    english: str
    kind: CellKind
    unit: str
    default: str = ""
    required: bool = False
    above_zero: bool = False
    in_template: bool = True
    apart: bool = False
    spellings: str = ""
    asked: str = ""
    help: str = ""
    examples: tuple[str | float, ...] = ()
    label: str = ""
    most: float | None = None
    choices: tuple[Choice, ...] = ()
    blank: float | str | None = None
    assumed: bool = False
    severity: Severity = Severity.WARNING
    if_faulty: str = ""
    drops_row: bool = False
    per_part: bool = False
    by_price_unit: bool = False
    carried: bool = True
    may_change: bool = True
    if_blank: str = ""
    in_lot: bool = False
    by_cells: str = ""

    def __post_init__(self) -> None:
        if self.kind is CellKind.YES_NO and not self.choices:
            object.__setattr__(self, "choices", YES_NO)
        for what in _faults(self):
            msg = f"The entry of the column “{self.english or self.name}” {what}."
            raise ValueError(msg)

    @property
    def heading(self) -> str:
        """Return what heads the column in templates and messages, in the language of the program."""
        return translated_in(self.name, self.english)

    @property
    def every_heading(self) -> frozenset[str]:
        """Return what heads the column in templates of any language."""
        return in_every_language(self.name, self.english)

    @property
    def measured(self) -> bool:
        """Return whether its cells hold numbers, kept as an array of them; else they are coded texts."""
        return self.kind in _NUMBERS

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of its choices, in the order of the codes; empty where there are none."""
        return tuple(choice.word for choice in self.choices)

    @property
    def said_words(self) -> tuple[str, ...]:
        """Return the same in the language of the program."""
        return tuple(choice.said for choice in self.choices)

    @property
    def example_cells(self) -> tuple[str | float, ...]:
        """Return the cells of the example rows in the language of the program."""
        if not self.choices:
            return self.examples
        return tuple(shown_name(cell) if isinstance(cell, str) else cell for cell in self.examples)

    @property
    def said(self) -> str:
        """Return its name for people, e.g. ``Regional content``."""
        return self.label or self.heading.removesuffix("%").strip()


def named(fields: Iterable[Field], name: str) -> Field:
    """Return a field by its key.

    Raises:
        KeyError: If there is none.
    """
    for one in fields:
        if one.name == name:
            return one
    msg = f"There is no column “{name}”: add an entry for it to headroom/book/fields."
    raise KeyError(msg)


def _faults(one: Field) -> Iterator[str]:
    """Yield what is wrong with an entry, as the end of a sentence about it."""
    checks = (
        (not one.name.isidentifier(), "has no name of letters, digits and underscores: give it one"),
        (not one.english.strip(), "has no heading: say how the template spells it"),
        (not one.unit.strip(), "does not say its unit: name the unit and the range of its cells"),
        (
            (one.kind in _CHOICES) != bool(one.choices),
            "must have choices where its kind is a choice, and only there",
        ),
        (len(set(one.words)) != len(one.words), "has a choice twice"),
        (
            not one.measured and (one.above_zero or one.most is not None or one.per_part),
            "has a range or a price, though its cells are no numbers",
        ),
        (
            one.blank is not None and one.measured != isinstance(one.blank, float),
            "has a blank that does not fit its kind: a float for numbers, a word for everything else",
        ),
        (
            bool(one.choices) and one.blank is not None and one.blank not in one.words,
            "has a blank that is none of its choices",
        ),
        (
            (one.blank is not None or one.assumed) and not one.default,
            "does not say in words what stands in for a blank cell: fill in default",
        ),
        (one.required and not one.in_template, "is required, but not in the template"),
        (one.required and one.apart, "is required, but stands apart in the template"),
        (
            one.by_price_unit and not one.per_part,
            "is divided by the price unit, but is no money for one part",
        ),
    )
    yield from (what for wrong, what in checks if wrong)
