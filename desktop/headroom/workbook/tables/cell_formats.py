"""What the number formats of a table's cells say, by field: currencies of costs, zeros of numbers."""

from collections.abc import Mapping
from concurrent.futures import Executor, Future

from headroom.arrays import Ints
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.field_tables import next_field
from headroom.book.layout import TableLayout
from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.bytes.number_formats import CellFormat, FormatRows
from headroom.workbook.bytes.second_look import SecondLook

FieldFormats = Mapping[str, tuple[tuple[CellFormat, Ints], ...]]
"""Formats that say something by name of the field, each with its rows as Excel counts, ascending."""


class FormatScan:
    """Looks for number formats that say something while a table is read.

    Args:
        look: Looks at the file; None for a text file, which has no formats.
        layout: What its columns mean: only those are looked at whose formats can matter.
        second_core: Runs the look beside the reading.
    """

    def __init__(self, look: SecondLook | None, layout: TableLayout, second_core: Executor) -> None:
        self._names = {
            column.position: column.field
            for column in layout.columns
            if column.field and not column.model and _matters(next_field(layout.kind, column.field))
        }
        self._running: Future[FormatRows] | None = None
        if look is not None and self._names:
            self._running = second_core.submit(look.formats, layout.sheet, tuple(self._names))

    def found(self) -> FieldFormats:
        """Return what was found; nothing where the file cannot be searched, which is said elsewhere."""
        if self._running is None:
            return {}
        try:
            return {self._names[column]: shapes for column, shapes in self._running.result().items()}
        except UnscannableError:
            return {}


def _matters(field: Field | None) -> bool:
    """Return whether the format of a field's cells may say what the numbers do not."""
    if field is None:
        return False
    return field.kind in (CellKind.KEY, CellKind.TARIFF_CODE, CellKind.AMOUNT)
