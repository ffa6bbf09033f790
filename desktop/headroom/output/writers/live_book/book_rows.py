"""The rows of a workbook that count or could, as their sheet has them, and what the law says of them."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.output.writers.live_book.part_law import PartLaw, part_law
from headroom.output.writers.live_book.structure_sheet import Structure
from headroom.rules.counted_rows import CountedRows, counted_among
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome


@dataclass(frozen=True, slots=True, eq=False)
class BookRows:
    """The rows of a workbook as the sheet has them; arrays are ``(row,)``.

    Attributes:
        outcome: What the scenario makes of them.
        row: Index into the rows of the book.
        law: Which duties fall on them.
        counted: The rows, counted by the rules of the scenario.
        usd: US dollars per unit of their currency.
        counts: 1 where a row is current, else 0.
        origin: Index into the countries of the law.
    """

    outcome: Outcome
    row: Whole
    law: PartLaw
    counted: CountedRows
    usd: Floats
    counts: Floats
    origin: Whole

    @classmethod
    def of(cls, outcome: Outcome) -> "BookRows":
        """Return the rows of an outcome's workbook that count or could, those that are left out aside."""
        exposure = outcome.exposure
        rows = exposure.book.rows
        left_out = np.zeros(len(rows), dtype=np.bool_) if rows.left_out is None else rows.left_out
        row = np.flatnonzero(~left_out)
        law = part_law(exposure, outcome.scenario.policy, row)
        place = {code: at for at, code in enumerate(law.countries.codes)}
        origin = np.array([place[code] for code in rows.origins], dtype=np.int64)[rows.origin[row]]
        return cls(
            outcome=outcome,
            row=row,
            law=law,
            counted=counted_among(outcome, row),
            usd=currency_rates(exposure, outcome.scenario)[rows.currency[row]],
            counts=rows.current[row].astype(np.float64),
            origin=origin,
        )

    def __len__(self) -> int:
        return len(self.row)

    @property
    def value(self) -> Floats:
        """Return what they are worth, US dollars for a vehicle; 0 for those that do not count."""
        value: Floats = self.counted.value_usd * self.counts
        return value

    def texts(self, name: str) -> list[str]:
        """Return a column of texts; blank where nothing is stated."""
        cells = self.outcome.exposure.book.rows.texts(name)
        words = (*cells.values, "")
        return [words[code] for code in cells.codes[self.row].tolist()]

    def numbers(self, name: str) -> Floats:
        """Return a column of numbers."""
        numbers: Floats = self.outcome.exposure.book.rows.numbers(name)[self.row]
        return numbers

    def states(self, name: str) -> bool:
        """Return whether any row states something in a column of numbers."""
        return not bool(np.isnan(self.numbers(name)).all())


@dataclass(frozen=True, slots=True, eq=False)
class BuiltRows:
    """What of some rows follows from what they are made of; see ``BuiltContents``.

    Attributes:
        structure: The bill; None: there is none that decides.
        lines: Of each row, the lines of its nodes.
        follows: ``(row,)``, whose content follows.
    """

    structure: Structure | None
    lines: tuple[tuple[int, ...], ...]
    follows: Flags

    @classmethod
    def of(cls, rows: BookRows) -> "BuiltRows":
        """Return what follows for some rows."""
        structure = Structure.of(rows.outcome)
        found = rows.outcome.exposure.book.rows.built
        if structure is None or found is None:
            return cls(None, ((),) * len(rows), np.zeros(len(rows), dtype=np.bool_))
        certificate = rows.counted.contents.rows.originating[rows.row]
        stated = ~np.isnan(rows.numbers("regional_content")) | (certificate >= 0)
        places = structure.nodes_of()
        lines = tuple(tuple(places.get(row, ())) for row in rows.row.tolist())
        return cls(structure, lines, ~np.isnan(found.high[rows.row]) & ~stated)

    def contents(self, formula: str, end: str) -> str | list[str]:
        """Return the content of each row as a formula, of those that follow from the bill by what it says.

        Args:
            formula: That of all other rows.
            end: ``low`` or ``high``.
        """
        structure = self.structure
        if structure is None:
            return formula
        there = "[kind]=1" if end == "low" else "[kind]>0"
        return [
            f"IF({there},{structure.content(lines, end)},0)" if follows else formula
            for lines, follows in zip(self.lines, self.follows.tolist(), strict=True)
        ]

    def absorbed(self, end: str) -> list[str]:
        """Return of each row whether it is part of an intermediate material that originates, as a formula.

        Empty where it never is.
        """
        structure = self.structure
        if structure is None:
            return [""] * len(self.lines)
        return [
            structure.absorbed(lines, end) if lines and structure.may_be_absorbed(lines) else ""
            for lines in self.lines
        ]
