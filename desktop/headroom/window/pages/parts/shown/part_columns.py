"""The columns of the list of parts: what stands in each, for people and for a spreadsheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import numpy as np

from headroom.analysis.part_dimensions import country_label, source_label
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_groups import RowGroup
from headroom.analysis.part_listing import SortKey
from headroom.book.sourcing import ROLES
from headroom.language import tr
from headroom.output.copied_table import CopiedCell
from headroom.rules.classification import dotted
from headroom.words import formatting

_SHOWN_POINTS = 0.00005
"""Half of the last decimal of a content lost that is shown, as a fraction."""


class PartColumn(Enum):
    """A column; the value is its place from the left."""

    PART = 0
    DESCRIPTION = 1
    SUPPLIER = 2
    ORIGIN = 3
    CODE = 4
    MODEL = 5
    ROLE = 6
    SYSTEM = 7
    VALUE = 8
    LOST = 9
    OF_MISSING = 10
    DUTY = 11
    FREIGHT = 12
    OF_LANDED = 13
    SOURCE = 14
    PLACE = 15

    @property
    def said(self) -> "ColumnWords":
        """Return all there is to say of it."""
        return _WORDS[self]


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What there is to say of a column.

    Attributes:
        title: What stands above it; it may have two lines.
        key: By what it is sorted.
        note: What it means, for its tooltip.
        amount: Name of the array of ``PartEffects`` that it shows; empty: it shows texts.
        unit: Of its numbers where they are copied.
        first: Whether it is shown until columns are chosen.
        wide: Whether it takes the room that is left.
        muted: Whether it is read along only.
    """

    title: str
    key: SortKey
    note: str = ""
    amount: str = ""
    unit: str = ""
    first: bool = True
    wide: bool = False
    muted: bool = False

    @property
    def heading(self) -> str:
        """Return its title on one line."""
        return self.title.replace("\n", " ")


_WORDS: Mapping[PartColumn, ColumnWords] = MappingProxyType(
    {
        PartColumn.PART: ColumnWords(tr("Part"), SortKey.PART),
        PartColumn.DESCRIPTION: ColumnWords(tr("Description"), SortKey.DESCRIPTION, wide=True),
        PartColumn.SUPPLIER: ColumnWords(tr("Supplier"), SortKey.SUPPLIER, muted=True),
        PartColumn.ORIGIN: ColumnWords(tr("Origin"), SortKey.ORIGIN),
        PartColumn.CODE: ColumnWords(tr("Tariff\ncode"), SortKey.CODE, muted=True, first=False),
        PartColumn.MODEL: ColumnWords(tr("Model"), SortKey.MODEL),
        PartColumn.ROLE: ColumnWords(
            tr("Role"),
            SortKey.ROLE,
            tr("Role of the part in the automotive appendix of the USMCA."),
            first=False,
        ),
        PartColumn.SYSTEM: ColumnWords(tr("System"), SortKey.SYSTEM, first=False),
        PartColumn.VALUE: ColumnWords(
            tr("Value\na vehicle"), SortKey.VALUE, tr("Quantity times unit cost."), "value_usd", "USD"
        ),
        PartColumn.LOST: ColumnWords(
            tr("Content\nlost"),
            SortKey.LOST,
            tr(
                "Points of regional content that the part costs its model: what of it counts as "
                "non-originating, as a share of the net cost. Where the origin is unknown, up to "
                "this much."
            ),
            "lost",
            "pp",
        ),
        PartColumn.OF_MISSING: ColumnWords(
            tr("Of the\nmissing"),
            SortKey.OF_MISSING,
            tr(
                "Content lost as a share of the points that its model lacks to the threshold; a dash "
                "where it lacks none."
            ),
            "of_missing",
            "%",
        ),
        PartColumn.DUTY: ColumnWords(
            tr("Duty\na vehicle"),
            SortKey.DUTY,
            tr("Duties on the part where it comes into the country of assembly, less credits."),
            "duty_usd",
            "USD",
        ),
        PartColumn.FREIGHT: ColumnWords(
            tr("Freight"),
            SortKey.FREIGHT,
            tr("Freight of the part to the assembly."),
            "freight_usd",
            "USD",
            first=False,
        ),
        PartColumn.OF_LANDED: ColumnWords(
            tr("Of landed\ncost"),
            SortKey.OF_LANDED,
            tr("Value, freight and duty of the part as a share of the landed cost of its model."),
            "of_landed",
            "%",
            first=False,
        ),
        PartColumn.SOURCE: ColumnWords(
            tr("Source"),
            SortKey.SOURCE,
            tr(
                "Current: it counts. Alternative: another source that it may come from, counted as if it did."
            ),
            first=False,
        ),
        PartColumn.PLACE: ColumnWords(
            tr("Cell"), SortKey.PLACE, tr("Where the part stands in the workbook."), muted=True
        ),
    }
)

FIRST_SHOWN: tuple[PartColumn, ...] = tuple(column for column in PartColumn if column.said.first)
"""Columns that are shown until others are chosen."""

ROOM_OF_BARS = 760
"""Pixels at normal type that the list has to have for bars."""

_BESIDE_DRAWER = (
    (0, (PartColumn.PART, PartColumn.DESCRIPTION, PartColumn.ORIGIN, PartColumn.VALUE, PartColumn.LOST)),
    (ROOM_OF_BARS, (PartColumn.SUPPLIER,)),
    (880, (PartColumn.MODEL,)),
    (1010, tuple(PartColumn)),
)
"""Columns that are shown beside the drawer, by the room from which on they are, pixels at normal type."""


def columns_without_room(room: float) -> frozenset[PartColumn]:
    """Return the columns for which there is no room beside the drawer.

    Args:
        room: Width that the list has, pixels at normal type.
    """
    shown = {column for least, columns in _BESIDE_DRAWER if room >= least for column in columns}
    return frozenset(PartColumn) - shown


def cell_of(effects: PartEffects, row: int) -> str:
    """Return the cell in which the part of a row stands, e.g. ``Sourcing!A348``."""
    return effects.rows.address(row, "part_number")


def _place(effects: PartEffects, row: int) -> str:
    """Return the same; of a workbook with one sheet of parts the cell alone."""
    cell = cell_of(effects, row)
    return cell if len(effects.rows.sheets) > 1 else cell.rpartition("!")[2]


_TEXTS: Mapping[PartColumn, Callable[[PartEffects, int], str]] = MappingProxyType(
    {
        PartColumn.PART: lambda effects, row: effects.rows.part_number[row],
        PartColumn.DESCRIPTION: lambda effects, row: effects.rows.description[row],
        PartColumn.SUPPLIER: lambda effects, row: effects.rows.supplier[row],
        PartColumn.ORIGIN: lambda effects, row: country_label(
            effects.rows.origins[int(effects.rows.origin[row])]
        ),
        PartColumn.CODE: lambda effects, row: dotted(effects.rows.hts_code[row]),
        PartColumn.MODEL: lambda effects, row: effects.rows.models[int(effects.rows.model[row])],
        PartColumn.ROLE: lambda effects, row: (
            ROLES[int(effects.outcome.exposure.classification.role[row])].label
        ),
        PartColumn.SYSTEM: lambda effects, row: effects.rows.system[row],
        PartColumn.SOURCE: lambda effects, row: source_label(effects.rows, row),
        PartColumn.PLACE: _place,
    }
)


def text_of(effects: PartEffects, row: int, column: PartColumn) -> str:
    """Return what stands in one column of one row."""
    if not column.said.amount:
        return _TEXTS[column](effects, row)
    if column is PartColumn.LOST:
        return _lost(float(effects.lost[row]), float(effects.lost_least[row]))
    return amount_text(column, float(getattr(effects, column.said.amount)[row]))


def copied_cell(effects: PartEffects, row: int, column: PartColumn) -> CopiedCell:
    """Return what is copied of one column of one row: numbers in the unit of the column."""
    if column is PartColumn.PLACE:
        return cell_of(effects, row)
    if not column.said.amount:
        return _TEXTS[column](effects, row)
    return _copied_amount(float(getattr(effects, column.said.amount)[row]), column)


def copied_sum(group: RowGroup, column: PartColumn) -> CopiedCell:
    """Return what is copied of one column of the heading of a group: its sum, where there is one."""
    return _copied_amount(group.sums[column.said.amount], column) if column.said.amount else ""


def _copied_amount(amount: float, column: PartColumn) -> CopiedCell:
    """Return an amount in the unit of its column; blank for none."""
    if np.isnan(amount):
        return ""
    scale = 1.0 if column.said.unit == "USD" else 100.0
    return -amount * scale if column is PartColumn.LOST else amount * scale


def group_text(group: RowGroup, column: PartColumn) -> str:
    """Return what stands in one column of the heading of a group: its sums, where there are some."""
    if not column.said.amount or np.isnan(group.sums[column.said.amount]):
        return ""
    return amount_text(column, group.sums[column.said.amount])


def amount_text(column: PartColumn, amount: float) -> str:
    """Return an amount of a column; a dash for nothing."""
    match column:
        case PartColumn.LOST:
            return _lost(amount, amount)
        case PartColumn.OF_MISSING:
            return formatting.percent(amount, 0) if amount else formatting.NOTHING
        case PartColumn.OF_LANDED:
            return formatting.percent(amount, 1)
        case _:
            return formatting.dollars(amount, 2) if amount else formatting.NOTHING


def _lost(most: float, least: float) -> str:
    """Return the content that a row costs, in points with their sign; a range where it is not known."""
    if most - least > _SHOWN_POINTS:
        begin = formatting.number(-least * 100, 2) if least > _SHOWN_POINTS else "0"
        return f"{begin} … {formatting.points(-most, 2)}"
    return formatting.points(-most, 2) if most > _SHOWN_POINTS else formatting.NOTHING
