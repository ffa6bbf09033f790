"""The part rows of a workbook as immutable columns that keep their cell addresses.

Axis *row* is one part of one model from one source. Columns that the calculation knows are typed
attributes; every other column with an entry in ``SOURCING`` travels along in ``more``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Self, cast

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints, Whole
from headroom.book.built_contents import BuiltContents
from headroom.book.classes_and_roles import CORE_GROUPS, ROLES
from headroom.book.fields.field import YES_NO, Field, named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.fields.typed_fields import (
    ColumnCells,
    blank_column,
    check_arrays,
    check_choices,
    typed_names,
)

NAMES: Mapping[str, str] = MappingProxyType(
    {"model": "models", "origin": "origins", "currency": "currencies"}
)
"""Columns that are an index into names, with the attribute that holds those."""

CURRENT, ALTERNATIVE = 0, 1
"""Codes of the choices of the column ``alternative``."""

_PLACES = ("sheet", "sheets", "row_number", "joins")


def sheet_place(file: str, sheet: str) -> str:
    """Return a sheet as Excel names it in a reference; ``file`` is empty where one file is open."""
    return f"[{file}]{sheet}" if file else sheet


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Which field stands in which column of one sheet.

    Attributes:
        name: Name of the sheet.
        columns: Column letters by field name, e.g. ``{"unit_cost": "F"}``.
        header_row: Row number of the headings as Excel counts, from 1.
        unknown_headings: Headings that no field claims, with their column letters.
        file: Name of its file, where several are open together; else empty.
    """

    name: str
    columns: Mapping[str, str]
    header_row: int = 1
    unknown_headings: tuple[str, ...] = ()
    file: str = ""

    @property
    def place(self) -> str:
        """Return the sheet as Excel names it in a reference, without the mark before the cell."""
        return sheet_place(self.file, self.name)


@dataclass(frozen=True, slots=True, eq=False)
class JoinedSheet:
    """A part list of which cells were joined to rows.

    Attributes:
        layout: Where it stands; its columns are only those that these cells are of.
        row_number: ``(row,)``, row of the list as Excel counts, from 1; 0 where nothing was joined.
    """

    layout: SheetLayout
    row_number: Ints


@dataclass(frozen=True, slots=True, eq=False)
class PartRows:
    """All usable rows of the ``Sourcing`` sheets, column by column.

    Money is in the row's own currency. NaN in a share means that the cell is blank.

    Attributes:
        model: ``(row,)``, index into ``models``.
        models: Names of the models in the order of their first row.
        part_number: Part numbers, leading zeros kept.
        description: Free text.
        system: Vehicle system the part belongs to.
        supplier: Name of the supplier.
        hts_code: Tariff codes: digits only, leading zeros kept.
        origin: ``(row,)``, index into ``origins``.
        origins: ISO 3166 alpha-2 codes; ``""`` is unknown.
        currency: ``(row,)``, index into ``currencies``.
        currencies: ISO 4217 codes.
        stated_role: ``(row,)``, index into ``ROLES``, or -1 where blank.
        unit_cost: ``(row,)``, per part, at least 0.
        quantity: ``(row,)``, per vehicle, above 0.
        freight_per_unit: ``(row,)``, at least 0.
        regional_content: ``(row,)``, fraction 0 to 1, NaN where blank.
        us_content: ``(row,)``, fraction 0 to 1, NaN where blank.
        alternative: ``(row,)``, whether the row is an alternative source.
        switching_cost_usd: ``(row,)``, one-off, at least 0.
        stated_core_group: ``(row,)``, index into ``CORE_GROUPS``, or -1 where blank.
        core_component: ``(row,)``, whether it is a listed component of its group: ``YES``, ``NO``, or -1
            where blank.
        part_net_cost: ``(row,)``, its maker's statement, per part, at least 0; NaN where there is none.
        part_vnm: ``(row,)``, the same; stated where ``part_net_cost`` is, and only there.
        component_vnm: ``(row,)``, what of it is from listed components, at least 0; NaN where blank.
        originating: ``(row,)``, what its certificate says: ``YES``, ``NO``, or -1 where blank.
        us_transformed: ``(row,)``, whether it was made or transformed in the US: ``YES``, ``NO``, or -1
            where blank.
        sheet: ``(row,)``, index into ``sheets``.
        sheets: Layouts of the sheets the rows come from.
        row_number: ``(row,)``, row as Excel counts, from 1.
        more: Columns that the calculation does not know, by the key of their entry in ``SOURCING``:
            only those that some sheet has.
        built: What follows from what the parts are made of by the rules of a scenario; None as imported.
        joins: Part lists that cells came from; of several that have a column the first counts.
        left_out: ``(row,)``, whether a scenario counts others in its place; None: of none, as imported.
    """

    model: Ints
    models: tuple[str, ...]
    part_number: CodedTexts
    description: CodedTexts
    system: CodedTexts
    supplier: CodedTexts
    hts_code: CodedTexts
    origin: Ints
    origins: tuple[str, ...]
    currency: Ints
    currencies: tuple[str, ...]
    stated_role: Ints
    unit_cost: Floats
    quantity: Floats
    freight_per_unit: Floats
    regional_content: Floats
    us_content: Floats
    alternative: Flags
    switching_cost_usd: Floats
    stated_core_group: Ints
    core_component: Ints
    part_net_cost: Floats
    part_vnm: Floats
    component_vnm: Floats
    originating: Ints
    us_transformed: Ints
    sheet: Ints
    sheets: tuple[SheetLayout, ...]
    row_number: Ints
    more: Mapping[str, ColumnCells] = field(default_factory=dict)
    built: BuiltContents | None = None
    joins: tuple[JoinedSheet, ...] = ()
    left_out: Flags | None = None

    def __post_init__(self) -> None:
        if any(len(join.row_number) != len(self) for join in self.joins):
            msg = f"A part list is not joined to {len(self)} rows."
            raise ValueError(msg)
        for name, cells in self.more.items():
            entry = named(TRAVELLING, name)
            if entry.measured == isinstance(cells, CodedTexts) or len(cells) != len(self):
                msg = f"The column “{entry.heading}” is not {len(self)} cells of {entry.kind}."
                raise ValueError(msg)

    def __len__(self) -> int:
        return len(self.model)

    @property
    def current(self) -> Flags:
        """Return which rows count, ``(row,)``: no alternative sources, and none that is left out."""
        return ~self.alternative if self.left_out is None else ~(self.alternative | self.left_out)

    @classmethod
    def of(
        cls,
        columns: Mapping[str, ColumnCells],
        sheets: tuple[SheetLayout, ...],
        sheet: Ints,
        row: Ints,
        joins: tuple[JoinedSheet, ...] = (),
    ) -> Self:
        """Return rows with some columns; those that are missing are blank.

        Args:
            columns: Columns by the key of their entry in ``SOURCING``.
            sheets: Layouts of the sheets the rows come from.
            sheet: ``(row,)``, index into ``sheets``.
            row: ``(row,)``, row as Excel counts.
            joins: Part lists that cells came from.
        """
        given: dict[str, Any] = {"sheet": sheet, "sheets": sheets, "row_number": row, "joins": joins}
        for entry in TYPED:
            cells = columns.get(entry.name)
            given |= _attributes(entry, blank_column(entry, len(row)) if cells is None else cells)
        given["more"] = {entry.name: columns[entry.name] for entry in TRAVELLING if entry.name in columns}
        return cls(**given)

    def column(self, name: str) -> ColumnCells:
        """Return a column by its key; all blank where no sheet has it.

        Choices are texts: the words of the template.

        Raises:
            KeyError: If there is no such column.
        """
        entry = named(ROW_FIELDS, name)
        if entry in TRAVELLING:
            cells = self.more.get(name)
            return blank_column(entry, len(self)) if cells is None else cells
        stored = getattr(self, name)
        if name in NAMES:
            return CodedTexts(stored, getattr(self, NAMES[name]))
        if entry.choices:
            return CodedTexts(stored.astype(np.int32, copy=False), entry.words)
        return cast(ColumnCells, stored)

    def texts(self, name: str) -> CodedTexts:
        """Return a column of texts by its key; see ``column``.

        Raises:
            KeyError: If there is no such column.
            TypeError: If its cells are numbers.
        """
        cells = self.column(name)
        if not isinstance(cells, CodedTexts):
            msg = f"The column “{name}” holds numbers, no texts."
            raise TypeError(msg)
        return cells

    def numbers(self, name: str) -> Floats:
        """Return a column of numbers by its key; see ``column``.

        Raises:
            KeyError: If there is no such column.
            TypeError: If its cells are texts.
        """
        cells = self.column(name)
        if isinstance(cells, CodedTexts):
            msg = f"The column “{name}” holds texts, no numbers."
            raise TypeError(msg)
        return cells

    def value(self, name: str, row: int) -> str | float | None:
        """Return what one row says in a column, by its key; None where the cell is blank.

        Raises:
            KeyError: If there is no such column.
        """
        cells = self.column(name)
        if isinstance(cells, CodedTexts):
            return cells[row] or None
        return None if np.isnan(cells[row]) else float(cells[row])

    def take(self, rows: Ints | Whole | Flags) -> Self:
        """Return some of the rows."""
        chosen: dict[str, Any] = {}  # of several kinds; each keeps its own
        for one in fields(self):
            cells = getattr(self, one.name)
            if isinstance(cells, CodedTexts | np.ndarray):
                chosen[one.name] = taken(cells, rows)
        more = {name: taken(cells, rows) for name, cells in self.more.items()}
        joins = tuple(replace(join, row_number=join.row_number[rows]) for join in self.joins)
        built = self.built and self.built.take(rows)
        return replace(self, **chosen, more=more, joins=joins, built=built)

    def address(self, row: int, field_name: str) -> str:
        """Return the cell of one field of one row, e.g. ``Sourcing!F17``.

        The row alone (``Sourcing!17``) stands where neither its sheet nor a part list has a column for the
        field.
        """
        layout, number = self.place(row, field_name)
        return f"{layout.place}!{layout.columns.get(field_name, '')}{number}"

    def place(self, row: int, field_name: str) -> tuple[SheetLayout, int]:
        """Return the sheet that one field of one row comes from, and its row there as Excel counts."""
        for join in self.joins:
            if field_name in join.layout.columns and join.row_number[row]:
                return join.layout, int(join.row_number[row])
        return self.sheets[int(self.sheet[row])], int(self.row_number[row])

    def places(self, field_name: str) -> tuple[tuple[SheetLayout, ...], Ints, Ints]:
        """Return where one field of every row comes from; see ``place``.

        Returns:
            The sheets, ``(row,)`` index into them, and ``(row,)`` row as Excel counts.
        """
        layouts, sheet, number = self.sheets, self.sheet, self.row_number
        for join in reversed(self.joins):
            if field_name in join.layout.columns:
                here = join.row_number > 0
                sheet = np.where(here, np.int32(len(layouts)), sheet)
                number = np.where(here, join.row_number, number)
                layouts = (*layouts, join.layout)
        return layouts, sheet, number


def _attributes(entry: Field, cells: ColumnCells) -> dict[str, object]:
    """Return the attributes of ``PartRows`` that hold a column."""
    if not isinstance(cells, CodedTexts):
        return {entry.name: cells}
    if entry.name in NAMES:
        return {entry.name: cells.codes, NAMES[entry.name]: cells.values}
    if entry.choices and _ATTRIBUTES[entry.name] == Flags:
        flags = cells.codes == 1
        flags.flags.writeable = False
        return {entry.name: flags}
    if entry.choices:
        return {entry.name: cells.codes}
    return {entry.name: cells}


def taken(cells: ColumnCells, rows: Ints | Whole | Flags) -> ColumnCells:
    """Return some rows of a column."""
    return CodedTexts(cells.codes[rows], cells.values) if isinstance(cells, CodedTexts) else cells[rows]


def with_used_texts(rows: PartRows) -> PartRows:
    """Return rows whose columns of texts hold those that some row has, in the order of their first row.

    Part numbers and descriptions stay: there may be a million, and nothing is made of each.
    """
    changed: dict[str, Any] = {}
    for entry in TYPED:
        if entry.measured or entry.choices or entry.name in _OF_EACH_ROW:
            continue
        changed |= _attributes(entry, _used(rows.texts(entry.name)))
    more = {
        name: _used(cells) if isinstance(cells, CodedTexts) and not named(TRAVELLING, name).choices else cells
        for name, cells in rows.more.items()
    }
    return replace(rows, **changed, more=more)


def _used(texts: CodedTexts) -> CodedTexts:
    """Return a column with the texts that some row has; blank stays -1."""
    used, first, codes = np.unique(texts.codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    order = order[used[order] >= 0]
    place = np.full(len(used), -1, dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return CodedTexts(place[codes], tuple(texts.values[code] for code in used[order].tolist()))


_OF_EACH_ROW = frozenset({"part_number", "description"})
_ATTRIBUTES: Mapping[str, object] = {one.name: one.type for one in fields(PartRows)}
_TYPED_NAMES = typed_names(PartRows, SOURCING, (*NAMES.values(), *_PLACES, "more", "built", "left_out"))
check_arrays(PartRows, SOURCING, _TYPED_NAMES, NAMES)
_ANSWERS = tuple(choice.word for choice in YES_NO)  # in the order of the codes YES and NO
check_choices(
    SOURCING,
    {
        "stated_role": ROLES,
        "alternative": ("current", "alternative"),
        "stated_core_group": CORE_GROUPS,
        "core_component": _ANSWERS,
        "originating": _ANSWERS,
        "us_transformed": _ANSWERS,
    },
)

TYPED: tuple[Field, ...] = tuple(named(SOURCING, name) for name in _TYPED_NAMES)
"""Columns that the calculation knows: the typed attributes of ``PartRows``, in their order."""

TRAVELLING: tuple[Field, ...] = tuple(one for one in SOURCING if one.carried and one not in TYPED)
"""Columns that it does not know, which travel along."""

ROW_FIELDS: tuple[Field, ...] = (*TYPED, *TRAVELLING)
"""Every column of a row."""
