"""What the number formats of a table's cells say, by field: currencies of costs, zeros of numbers."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path

from headroom.arrays import Ints
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.field_tables import next_field
from headroom.book.layout import TableLayout
from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.bytes.number_formats import CellFormat, FormatRows
from headroom.workbook.bytes.number_formats_ods import scan_ods_formats
from headroom.workbook.bytes.number_formats_xls import scan_xls_formats
from headroom.workbook.bytes.number_formats_xlsb import scan_xlsb_formats
from headroom.workbook.bytes.number_formats_xlsx import scan_xlsx_formats
from headroom.workbook.bytes.precheck import FileKind

FieldFormats = Mapping[str, tuple[tuple[CellFormat, Ints], ...]]
"""Formats that say something by name of the field, each with its rows as Excel counts, ascending."""

_SCANS: Mapping[FileKind, Callable[[Path, str, Collection[int]], FormatRows]] = {
    FileKind.XLSX: scan_xlsx_formats,
    FileKind.XLS: scan_xls_formats,
    FileKind.XLSB: scan_xlsb_formats,
    FileKind.ODS: scan_ods_formats,
}


class FormatScan:
    """Looks for number formats that say something while a table is read.

    Args:
        path: The file.
        kind: What it is; text files have no formats.
        layout: What its columns mean: only those are looked at whose formats can matter.
        second_core: Runs the look beside the reading.
    """

    def __init__(self, path: Path, kind: FileKind, layout: TableLayout, second_core: Executor) -> None:
        self._names = {
            column.position: column.field
            for column in layout.columns
            if column.field and not column.model and _matters(next_field(layout.kind, column.field))
        }
        self._running: Future[FormatRows] | None = None
        if kind in _SCANS and self._names:
            self._running = second_core.submit(_SCANS[kind], path, layout.sheet, tuple(self._names))

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
