"""What is looked for in a workbook, of whatever format, beside its reading: what that leaves out."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from headroom.arrays import Ints
from headroom.workbook.bytes.hidden_ods import scan_ods
from headroom.workbook.bytes.hidden_values import HiddenValues
from headroom.workbook.bytes.hidden_xls import scan_xls
from headroom.workbook.bytes.hidden_xlsb import scan_xlsb
from headroom.workbook.bytes.hidden_xlsx import scan_xlsx
from headroom.workbook.bytes.number_formats import FormatRows
from headroom.workbook.bytes.number_formats_ods import scan_ods_formats
from headroom.workbook.bytes.number_formats_xls import scan_xls_formats
from headroom.workbook.bytes.number_formats_xlsb import scan_xlsb_formats
from headroom.workbook.bytes.number_formats_xlsx import scan_xlsx_formats
from headroom.workbook.bytes.precheck import FileKind
from headroom.workbook.bytes.row_steps_ods import OdsSteps
from headroom.workbook.bytes.row_steps_xls import XlsSteps
from headroom.workbook.bytes.row_steps_xlsb import XlsbSteps
from headroom.workbook.bytes.row_steps_xlsx import XlsxSteps
from headroom.workbook.bytes.xls_file import XlsFile
from headroom.workbook.bytes.xlsb_file import XlsbFile
from headroom.workbook.bytes.zipped_files import XlsxFile, ZippedFile


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Looks at the sheets of one file, which is opened once for all of them, from any thread.

    Each raises ``UnscannableError`` where the file is faulty.

    Attributes:
        hidden: Returns what a sheet hides.
        formats: Returns the number formats that tell something in some columns, from 0, of a sheet.
        steps: Returns how far the first rows of a sheet, as many as are asked for, or all of them are grouped
            or indented.
        close: Closes the file.
    """

    hidden: Callable[[str], HiddenValues]
    formats: Callable[[str, Collection[int]], FormatRows]
    steps: Callable[[str, int | None], Ints]
    close: Callable[[], None]


def second_look(path: Path, kind: FileKind) -> SecondLook | None:
    """Return what looks at a file; None for a text file, in which nothing is hidden."""
    if kind is FileKind.XLSX:
        xlsx = XlsxFile(path)
        return SecondLook(
            partial(scan_xlsx, xlsx), partial(scan_xlsx_formats, xlsx), XlsxSteps(xlsx).of, xlsx.close
        )
    if kind is FileKind.XLSB:
        xlsb = XlsbFile(path)
        return SecondLook(
            partial(scan_xlsb, xlsb), partial(scan_xlsb_formats, xlsb), XlsbSteps(xlsb).of, xlsb.close
        )
    if kind is FileKind.XLS:
        xls = XlsFile(path)
        return SecondLook(partial(scan_xls, xls), partial(scan_xls_formats, xls), XlsSteps(xls).of, xls.close)
    if kind is FileKind.ODS:
        ods = ZippedFile(path)
        return SecondLook(partial(scan_ods, ods), partial(scan_ods_formats, ods), OdsSteps(ods).of, ods.close)
    return None
