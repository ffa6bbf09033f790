"""What each of the first rows of a sheet is read as, in a few words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from headroom.book.layout import TableKind, TableLayout
from headroom.book.survey import SheetFinding
from headroom.language import WordEnum, tr, tr_in
from headroom.window.importing.shown.row_partners import RowPartners, partners_of
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft
from headroom.workbook.survey.row_words import differs, row_word
from headroom.workbook.tables.total_words import TOTAL

_NUMBER, _COST, _MODEL = "part_number", "unit_cost", "model"
_HIDDEN = "hidden"
_COUNTED, _NO_COST = tr_in("a row", "counted"), tr("no cost")
_READ = {
    TableKind.SOURCING: _COUNTED,
    TableKind.LABELS: _COUNTED,
    TableKind.MODELS: tr("facts of a model"),
    TableKind.RATES: "rate",
}


class Weight(WordEnum):
    """How much a row matters to whoever looks the sheet over."""

    READ = "read"
    LACKING = "read, but something of it is missing"
    PASSED = "passed over"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row is read as.

    Attributes:
        text: A few words; empty for a blank row.
        weight: Whether it is read.
        is_hidden: Whether the sheet does not show it; it is read all the same.
        level: What its level says of it, a key of ``row_words``; empty: nothing.
    """

    text: str
    weight: Weight = Weight.PASSED
    is_hidden: bool = False
    level: str = ""

    @property
    def said(self) -> str:
        """Return what it is read as, and that it is hidden."""
        return ", ".join(filter(None, (self.text, _HIDDEN if self.is_hidden else "")))

    @property
    def is_read(self) -> bool:
        """Return whether the row counts."""
        return self.weight in (Weight.READ, Weight.LACKING)

    @property
    def is_total(self) -> bool:
        """Return whether it is the total of other rows."""
        return self.text.startswith("total")

    @property
    def is_asked(self) -> bool:
        """Return whether it is what a question beside the sheet is about."""
        return differs(self.level) or self.weight is Weight.LACKING

    @property
    def is_of_levels(self) -> bool:
        """Return whether the rows that go into it, or that it goes into, say what it is."""
        return bool(self.level)


def readings_of(draft: LayoutDraft) -> tuple[tuple[RowReading, ...], ...]:
    """Return what the first rows of each table of a draft are read as."""
    partners = partners_of(draft)
    return tuple(
        row_readings(table.sheet, finding.layout, finding.read_as, _joined(partners, at, table))
        if table.used and (finding := table.finding) is not None
        else row_readings(table.sheet, None)
        for at, table in enumerate(draft.tables)
    )


def _joined(partners: RowPartners, at: int, table: DraftTable) -> dict[int, RowReading]:
    """Return what is said of the rows of a table that find a partner elsewhere, or none, by their place."""
    if table.kind is TableKind.PART_LIST:
        return dict.fromkeys(partners.left(at), RowReading(tr("in no bill")))
    priced = {row: RowReading(_COUNTED, Weight.READ) for there, row in partners.priced if there == at}
    lacking = {
        row: RowReading(text, Weight.LEFT_OUT if (there, row) in partners.costs else Weight.LACKING)
        for (there, row), text in partners.lacking.items()
        if there == at
    }
    return priced | lacking


def row_readings(
    sheet: SheetFinding,
    layout: TableLayout | None,
    levels: Mapping[int, str] = MappingProxyType({}),
    joined: Mapping[int, RowReading] = MappingProxyType({}),
) -> tuple[RowReading, ...]:
    """Return what the first rows of a sheet are read as, in their order.

    Args:
        sheet: The sheet.
        layout: Where its table stands; None where nothing of it is read.
        levels: How rows of a bill of several levels are read, by their row number.
        joined: What rows are read as that find a partner elsewhere, or none, by their place from 0.
    """
    if layout is None:
        return (RowReading(""),) * len(sheet.top)
    found = _read_rows(sheet, layout, levels, joined)
    hidden = set(sheet.not_shown)
    return tuple(replace(one, is_hidden=row in hidden) for row, one in enumerate(found, start=1))


def _read_rows(
    sheet: SheetFinding, layout: TableLayout, levels: Mapping[int, str], joined: Mapping[int, RowReading]
) -> list[RowReading]:
    """Return what the first rows of a sheet are read as, whether they are shown or not."""
    columns = {
        column.model or column.field: column.position - sheet.first_column
        for column in layout.columns
        if column.field
    }
    width = len(sheet.top[0]) if sheet.top else 0
    places = {name: at for name, at in columns.items() if 0 <= at < width}
    headings = sheet.top[layout.last_header_row - 1] if layout.last_header_row <= len(sheet.top) else ()
    last = len(sheet.top) if layout.last_row is None else layout.last_row
    found = []
    for row, cells in enumerate(sheet.top, start=1):
        if not any(cell.strip() for cell in cells):
            found.append(RowReading(""))
        elif layout.header_row <= row <= layout.last_header_row:
            found.append(RowReading("headings"))
        elif not layout.last_header_row < row <= last:
            found.append(RowReading(tr("not in the table")))
        elif cells == headings:
            found.append(RowReading(tr("headings again")))
        else:
            read = _reading({name: cells[at] for name, at in places.items()}, layout)
            if read.weight is Weight.READ or read.text == _NO_COST:
                read = joined.get(row - 1, read)
            found.append(_by_levels(read, levels.get(row, "")))
    return found


def _by_levels(read: RowReading, said: str) -> RowReading:
    """Return what a row is read as that goes into others, or that others go into.

    An assembly without a cost is not left out: its parts count.

    Args:
        read: What it is read as by itself.
        said: What its level says of it, a key of ``row_words``; empty: nothing.
    """
    if not said or (read.weight is Weight.PASSED and read.text):
        return read
    if said == _COUNTED:
        return read
    return RowReading(row_word(said), level=said)


def _reading(cells: dict[str, str], layout: TableLayout) -> RowReading:
    """Return what one row of a table is read as, by its cells that are used."""
    if not any(cell.strip() for cell in cells.values()):
        return RowReading("")
    number = cells.get(_NUMBER, "").strip()
    if layout.kind in (TableKind.SOURCING, TableKind.PART_LIST):
        total = any(TOTAL.fullmatch(cell.strip()) for cell in cells.values())
        if total and (not number or TOTAL.fullmatch(number)):
            return RowReading(tr("total, not counted"))
        if not number:
            return RowReading(tr("no part number"), Weight.LEFT_OUT)
    if layout.kind is TableKind.PART_LIST:
        return (
            RowReading(tr_in("a row", "joined"), Weight.READ)
            if layout.is_joined
            else RowReading(tr("not joined"))
        )
    if layout.kind is TableKind.SOURCING:
        for name, text in ((_MODEL, tr("no model")), (_COST, _NO_COST)):
            if name in cells and not cells[name].strip():
                return RowReading(text, Weight.LEFT_OUT)
    return RowReading(_READ[layout.kind], Weight.READ)
