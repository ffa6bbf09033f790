"""Changes of parts by hand: what a scenario assumes of some rows of the workbook, which stays as it is.

A change names its rows by what stands in the workbook, so that they are found again when the workbook was
changed and opened anew, and whatever other changes do to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.countries import REGION, UNKNOWN_ORIGIN
from headroom.book.part_rows import PartRows
from headroom.foreign_text import either
from headroom.language import localized, tr, tr_in
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
            msg = tr("a country has two capital letters, not “{typed}”", typed=self.origin)
            raise ValueError(msg)
        if self.unit_cost is not None and not 0 <= self.unit_cost <= LARGEST:
            msg = tr(
                "a unit cost is at least 0 and at most {most}, not {typed}",
                most=localized(f"{LARGEST:,.0f}"),
                typed=self.unit_cost,
            )
            raise ValueError(msg)
        if self.price_change is not None and not -1 <= self.price_change <= LARGEST:
            msg = tr(
                "a price falls by 100 % at most, not by {percent} %",
                percent=localized(f"{-self.price_change * 100:g}"),
            )
            raise ValueError(msg)
        if self.unit_cost is not None and self.price_change is not None:
            msg = tr("a unit cost is given or changed by a percentage, not both")
            raise ValueError(msg)
        if self.currency and self.unit_cost is None:
            msg = tr("a currency is given with a unit cost only")
            raise ValueError(msg)
        if not 0 <= self.share <= 1:
            msg = tr(
                "the share of the quantity is from 0 % to 100 %, not {percent} %", percent=_typed(self.share)
            )
            raise ValueError(msg)
        if isinstance(self.regional_content, float | int) and not 0 <= self.regional_content <= 1:
            typed = _typed(self.regional_content)
            msg = tr("the regional content is from 0 % to 100 %, not {percent} %", percent=typed)
            raise ValueError(msg)
        if isinstance(self.us_content, float | int) and not 0 <= self.us_content <= 1:
            msg = tr("the US content is from 0 % to 100 %, not {percent} %", percent=_typed(self.us_content))
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
            msg = tr(
                "a share of the quantity moves of current sources only: an alternative replaces them whole"
            )
            raise ValueError(msg)
        if self.as_alternative:
            msg = tr("an alternative is made of current sources only")
            raise ValueError(msg)

    @property
    def label(self) -> str:
        """Return its name, else which rows it concerns and what becomes of them, in short."""
        return self.name or tr(
            # Translators: which parts a change concerns, and what becomes of them.
            "{parts}: {becomes}",
            parts=concerned_words(self.selection),
            becomes=becomes_words(self.becomes),
        )


def on_changes(changes: tuple[PartChange, ...]) -> tuple[PartChange, ...]:
    """Return the changes that count."""
    return tuple(change for change in changes if change.on)


def concerned_words(selection: Selection) -> str:
    """Return which rows a selection names, in short, e.g. ``4711 from CN``."""
    said = [", ".join(selection.part_numbers) or tr_in("which parts a change concerns", "every part")]
    if selection.system:
        said.append(tr_in("which parts a change concerns", "of {system}", system=selection.system))
    if selection.tariff_prefix:
        code = selection.tariff_prefix
        said.append(tr_in("which parts a change concerns", "under {tariff_code}", tariff_code=code))
    if selection.supplier:
        said.append(tr_in("which parts a change concerns", "by {supplier}", supplier=selection.supplier))
    if selection.origins:
        unknown = tr_in("where a part is from", "unknown origin")
        countries = either([one or unknown for one in selection.origins])
        said.append(tr_in("which parts a change concerns", "from {countries}", countries=countries))
    if selection.outside_region:
        said.append(tr_in("which parts a change concerns", "from outside the region"))
    if selection.model:
        said.append(tr_in("which parts a change concerns", "in {model}", model=selection.model))
    if selection.sources is Sources.ALTERNATIVE:
        said.append(tr_in("which parts a change concerns", "(alternatives)"))
    if selection.sources is Sources.EVERY:
        said.append(tr_in("which parts a change concerns", "(and alternatives)"))
    return " ".join(said)


def becomes_words(becomes: Becomes) -> str:
    """Return what becomes of rows, in short, e.g. ``MX +8 %``."""
    said = []
    if becomes.origin is not None:
        said.append(becomes.origin or tr_in("where a part is from", "unknown origin"))
    if becomes.price_change is not None:
        said.append(localized(f"{becomes.price_change * 100:+.10g} %"))
    if becomes.unit_cost is not None:
        cost = localized(f"{becomes.unit_cost:,.10g}")
        cost = f"{cost} {becomes.currency}" if becomes.currency else cost
        said.append(tr_in("what becomes of parts", "at {unit_cost}", unit_cost=cost))
    if becomes.supplier:
        said.append(tr_in("what becomes of parts", "from {supplier}", supplier=becomes.supplier))
    elif becomes.supplier is not None:
        said.append(tr_in("what becomes of parts", "from no named supplier"))
    said.extend(_contents(becomes))
    if becomes.share != 1:
        share = _typed(becomes.share, 10)
        said.append(tr_in("what becomes of parts", "for {percent} % of the quantity", percent=share))
    return " ".join(said) or tr_in("what becomes of parts", "as it is")


def _contents(becomes: Becomes) -> Iterator[str]:
    """Yield what becomes of contents and certificate of rows."""
    if isinstance(becomes.regional_content, str):
        yield tr_in("what becomes of parts", "regional blank")
    elif becomes.regional_content is not None:
        share = _typed(becomes.regional_content, 10)
        yield tr_in("what becomes of parts", "regional {percent} %", percent=share)
    if isinstance(becomes.us_content, str):
        yield tr_in("what becomes of parts", "US blank")
    elif becomes.us_content is not None:
        share = _typed(becomes.us_content, 10)
        yield tr_in("what becomes of parts", "US {percent} %", percent=share)
    match becomes.originating:
        case "yes":
            yield tr_in("what becomes of parts", "originating yes")
        case "no":
            yield tr_in("what becomes of parts", "originating no")
        case "blank":
            yield tr_in("what becomes of parts", "originating blank")


def _typed(share: float, digits: int = 6) -> str:
    """Return a share in percent with the digits it has."""
    return localized(f"{share * 100:.{digits}g}")


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
