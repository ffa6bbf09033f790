"""Changes of parts by hand: what a scenario assumes of some rows of the workbook, which stays as it is.

A change names its rows by what stands in the workbook, so that they are found again when the workbook was
changed and opened anew, and whatever other changes do to them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.countries import REGION, UNKNOWN_ORIGIN
from headroom.book.part_rows import PartRows
from headroom.notation.numbers import LARGEST

Blank = Literal["blank"]
"""What empties a cell in the scenario: content then follows from the origin, as for a blank cell."""

BLANK: Blank = "blank"

Content = float | Blank | None
"""What a content becomes: a fraction, blank, or None where it stays as it is."""

Certificate = Literal["yes", "no", "blank"]
"""What a certificate says in the scenario."""


class Sources(StrEnum):
    """Which sources of a part a change concerns, by what they are in the workbook."""

    CURRENT = "current"
    ALTERNATIVE = "alternative"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows a change concerns: those that have everything that is given.

    Attributes:
        model: Name of the model; empty: every one.
        part_numbers: The parts; none: every one.
        supplier: Its supplier; empty: every one.
        origins: Countries of origin, alpha-2, ``""`` for the unknown; none: every one.
        outside_region: Whether only parts from a country outside the region.
        tariff_prefix: First digits of the tariff code; empty: every one.
        system: Its system; empty: every one.
        sources: Current sources, alternatives, or both.
    """

    model: str = ""
    part_numbers: tuple[str, ...] = ()
    supplier: str = ""
    origins: tuple[str, ...] = ()
    outside_region: bool = False
    tariff_prefix: str = ""
    system: str = ""
    sources: Sources = Sources.CURRENT

    def among(self, rows: PartRows) -> Flags:
        """Return ``(row,)``: which rows of a workbook, as imported, it names, in any letter case."""
        found = np.ones(len(rows), dtype=np.bool_)
        if self.sources is not Sources.EVERY:
            found &= rows.alternative == (self.sources is Sources.ALTERNATIVE)
        if self.model:
            found &= _named(rows.models, (self.model,))[rows.model]
        if self.part_numbers:
            found &= _with_text(rows.part_number, self.part_numbers)
        if self.supplier:
            found &= _with_text(rows.supplier, (self.supplier,))
        if self.system:
            found &= _with_text(rows.system, (self.system,))
        if self.origins:
            found &= np.array([one in self.origins for one in rows.origins], dtype=np.bool_)[rows.origin]
        if self.outside_region:
            inside = (*REGION, UNKNOWN_ORIGIN)
            found &= np.array([one not in inside for one in rows.origins], dtype=np.bool_)[rows.origin]
        if self.tariff_prefix:
            codes = (*rows.hts_code.values, "")  # the last stands for blank: code -1 finds it
            begins = [code.startswith(self.tariff_prefix) for code in codes]
            found &= np.array(begins, dtype=np.bool_)[rows.hts_code.codes]
        return found


@dataclass(frozen=True, slots=True)
class Becomes:
    """What becomes of the rows of a change; None and empty: it stays as it is.

    Attributes:
        origin: Country of origin, alpha-2; ``""``: unknown.
        unit_cost: Per part, at least 0, in ``currency``.
        currency: ISO 4217 code of ``unit_cost``; empty: that of each row. Freight and makers' statements of
            a row in another currency are converted at the rates of the workbook.
        price_change: By which share of itself the unit cost rises, fraction from -1; not with ``unit_cost``.
        supplier: Name of the supplier.
        share: Which share of the quantity moves, fraction; the rest stays as it is.
        regional_content: Fraction.
        us_content: Fraction.
        originating: What its certificate says.
        anew: Whether contents, certificates and makers' statements of the workbook do not go along where
            the change does not give them: they are those of another part.

    Raises:
        ValueError: If a number is outside its range.
    """

    origin: str | None = None
    unit_cost: float | None = None
    currency: str = ""
    price_change: float | None = None
    supplier: str | None = None
    share: float = 1.0
    regional_content: Content = None
    us_content: Content = None
    originating: Certificate | None = None
    anew: bool = False

    def __post_init__(self) -> None:
        if self.origin is not None and not _is_country(self.origin):
            msg = f"a country has two capital letters, not “{self.origin}”"
            raise ValueError(msg)
        if self.unit_cost is not None and not 0 <= self.unit_cost <= LARGEST:
            msg = f"a unit cost is at least 0 and at most {LARGEST:,.0f}, not {self.unit_cost}"
            raise ValueError(msg)
        if self.price_change is not None and not -1 <= self.price_change <= LARGEST:
            msg = f"a price falls by 100 % at most, not by {-self.price_change * 100:g} %"
            raise ValueError(msg)
        if self.unit_cost is not None and self.price_change is not None:
            msg = "a unit cost is given or changed by a percentage, not both"
            raise ValueError(msg)
        if self.currency and self.unit_cost is None:
            msg = "a currency is given with a unit cost only"
            raise ValueError(msg)
        for name, share in (
            ("share of the quantity", self.share),
            ("regional content", self.regional_content),
            ("US content", self.us_content),
        ):
            if isinstance(share, float | int) and not 0 <= share <= 1:
                msg = f"the {name} is from 0 % to 100 %, not {share * 100:g} %"
                raise ValueError(msg)

    def writes(self, name: str) -> bool:
        """Return whether it may make something else of a column, by its key."""
        written = {
            "origin": self.origin is not None,
            "supplier": self.supplier is not None,
            "unit_cost": self.unit_cost is not None or self.price_change is not None,
            "quantity": self.share != 1,
            "regional_content": self.regional_content is not None or self.anew,
            "us_content": self.us_content is not None or self.anew,
            "originating": self.originating is not None or self.anew,
        }
        return written.get(name, self.anew or bool(self.currency))

    @property
    def nothing(self) -> bool:
        """Return whether everything stays as it is."""
        return self == Becomes(share=self.share)


@dataclass(frozen=True, slots=True)
class PartChange:
    """One change of parts by hand.

    Attributes:
        name: What the analyst calls it; empty: ``label`` says it.
        selection: Which rows it concerns.
        becomes: What becomes of them.
        on: Whether it counts; one that is switched off stays in the list.
        as_alternative: Whether the changed rows do not replace the present ones but are offered beside them,
            where sourcing is decided.

    Raises:
        ValueError: If it is given what it cannot do.
    """

    name: str
    selection: Selection
    becomes: Becomes
    on: bool = True
    as_alternative: bool = False

    def __post_init__(self) -> None:
        if self.selection.sources is Sources.CURRENT:
            return
        if self.becomes.share != 1:
            msg = "a share of the quantity moves of current sources only: an alternative replaces them whole"
            raise ValueError(msg)
        if self.as_alternative:
            msg = "an alternative is made of current sources only"
            raise ValueError(msg)

    @property
    def label(self) -> str:
        """Return its name, else which rows it concerns and what becomes of them, in short."""
        return self.name or f"{concerned_words(self.selection)}: {becomes_words(self.becomes)}"


def on_changes(changes: tuple[PartChange, ...]) -> tuple[PartChange, ...]:
    """Return the changes that count."""
    return tuple(change for change in changes if change.on)


def concerned_words(selection: Selection) -> str:
    """Return which rows a selection names, in short, e.g. ``4711 from CN``."""
    said = [", ".join(selection.part_numbers) or "every part"]
    if selection.system:
        said.append(f"of {selection.system}")
    if selection.tariff_prefix:
        said.append(f"under {selection.tariff_prefix}")
    if selection.supplier:
        said.append(f"by {selection.supplier}")
    if selection.origins:
        said.append(f"from {' or '.join(one or 'unknown origin' for one in selection.origins)}")
    if selection.outside_region:
        said.append("from outside the region")
    if selection.model:
        said.append(f"in {selection.model}")
    if selection.sources is Sources.ALTERNATIVE:
        said.append("(alternatives)")
    if selection.sources is Sources.EVERY:
        said.append("(and alternatives)")
    return " ".join(said)


def becomes_words(becomes: Becomes) -> str:
    """Return what becomes of rows, in short, e.g. ``MX +8 %``."""
    said = []
    if becomes.origin is not None:
        said.append(becomes.origin or "unknown origin")
    if becomes.price_change is not None:
        said.append(f"{becomes.price_change * 100:+.10g} %")
    if becomes.unit_cost is not None:
        said.append(f"at {becomes.unit_cost:,.10g}{f' {becomes.currency}' if becomes.currency else ''}")
    if becomes.supplier is not None:
        said.append(f"from {becomes.supplier or 'no named supplier'}")
    for name, content in (("regional", becomes.regional_content), ("US", becomes.us_content)):
        if content is not None:
            said.append(f"{name} {'blank' if isinstance(content, str) else f'{content * 100:.10g} %'}")
    if becomes.originating is not None:
        said.append(f"originating {becomes.originating}")
    if becomes.share != 1:
        said.append(f"for {becomes.share * 100:.10g} % of the quantity")
    return " ".join(said) or "as it is"


def _is_country(code: str) -> bool:
    """Return whether a text may be a country, or stands for the unknown."""
    return not code or (len(code) == len("US") and code.isascii() and code.isupper())


def _named(names: tuple[str, ...], wanted: tuple[str, ...]) -> Flags:
    """Return which names are among the wanted ones."""
    folded = {one.strip().casefold() for one in wanted}
    return np.array([name.strip().casefold() in folded for name in names], dtype=np.bool_)


def _with_text(cells: CodedTexts, wanted: tuple[str, ...]) -> Flags:
    """Return ``(row,)``: whose cell has one of some texts."""
    return _named((*cells.values, ""), wanted)[cells.codes]  # the last stands for blank: code -1 finds it
