"""Hands a workbook back to whoever filled it in: a copy with bad cells in colour, and why beside each row."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headroom.book.handed_back import HandedBack
from headroom.book.problem import Problem
from headroom.book.sourcing import SourcingBook
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.annotate.copy_name import copy_name
from headroom.workbook.annotate.marked_copy import marked_copy
from headroom.workbook.annotate.marked_package import check_suffix, marked_package
from headroom.workbook.annotate.marks import Marks, marks_of
from headroom.workbook.bytes.encryption import PasswordNeededError
from headroom.workbook.bytes.precheck import FileKind, cannot_open, file_kind


def hand_back(
    paths: Sequence[Path], book: SourcingBook, problems: Sequence[Problem], out: Path
) -> HandedBack:
    """Write copies of workbooks in which the cells with problems are coloured and explained.

    Of an .xlsx or .xlsm file everything else stays as it is; of other formats the values are copied into a
    new workbook. Of several workbooks those are copied in which something is marked.

    Args:
        paths: The workbooks as they were read.
        book: What was read.
        problems: What to mark.
        out: The copy; of several workbooks the folder of the copies.

    Raises:
        UserError: If a workbook has changed since it was read, is protected with a password, or a copy
            cannot be written; in a folder, if there is one already.
    """
    together = len(paths) > 1
    copies: list[_Copy] = []
    for path in paths:
        marks = marks_of(problems, path.name if together else "")
        place = out / copy_name(path) if together else out
        if marks.sheets and together and place.exists():
            msg = tr(
                "{file} is in {folder} already. Choose another folder, or move it.",
                file=place.name,
                folder=out,
            )
            raise UserError(msg)
        if marks.sheets or not together:
            copies.append(_copy(path, book, marks, place))
    for copy in copies:
        write_whole(copy.path, copy.content)
    return HandedBack(
        copies=tuple(copy.path.name for copy in copies),
        cells=sum(copy.cells for copy in copies),
        rows=sum(copy.rows for copy in copies),
        without_cell=len(problems) - sum(copy.marks.marked for copy in copies),
        unmarked_rows=sum(copy.marks.unmarked_rows for copy in copies),
        values_only=tuple(copy.of for copy in copies if copy.values_only),
    )


@dataclass(frozen=True, slots=True)
class _Copy:
    """A marked copy that is not written yet."""

    of: str
    path: Path
    content: bytes
    marks: Marks
    cells: int
    rows: int
    values_only: bool


def _copy(path: Path, book: SourcingBook, marks: Marks, out: Path) -> _Copy:
    """Return the marked copy of one workbook.

    Raises:
        UserError: If there can be none.
    """
    if out.resolve() == path.resolve():
        msg = tr("{file} is the workbook itself. Choose another name for the copy.", file=out.name)
        raise UserError(msg)
    _check_same(path, book)
    try:
        kind = file_kind(path)
    except PasswordNeededError as cause:
        msg = tr(
            "{file} is protected with a password and cannot be copied with marks. Remove the "
            "password in Excel (File > Info) and open the workbook again.",
            file=path.name,
        )
        raise UserError(msg) from cause
    headings = _heading_rows(book, path.name)
    if kind is FileKind.XLSX:
        package = marked_package(path, marks.sheets, headings, out.suffix.lower())
        content, cells, rows = package.content, package.cells, package.rows
    else:
        check_suffix(path.name, out.suffix.lower(), ".xlsx")
        content = marked_copy(path, kind, marks.sheets, headings, _encoding(book, path.name))
        cells = sum(len(sheet.cells) for sheet in marks.sheets.values())
        rows = sum(len(sheet.said) for sheet in marks.sheets.values())
    _check_same(path, book)
    return _Copy(path.name, out, content, marks, cells, rows, values_only=kind is not FileKind.XLSX)


def _check_same(path: Path, book: SourcingBook) -> None:
    """Refuse a file that is not what was read.

    Raises:
        UserError: If it is another one by now.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
    if digest not in {file.sha256 for file in book.files}:
        msg = tr("{file} has changed since it was read. Open it again, then hand it back.", file=path.name)
        raise UserError(msg)


def _encoding(book: SourcingBook, file: str) -> str:
    """Return the encoding that was chosen for a text file; empty: none."""
    chosen = (table.encoding for table in book.layout.tables if table.file in {"", file})
    return next(filter(None, chosen), "")


def _heading_rows(book: SourcingBook, file: str) -> dict[str, int]:
    """Return the row of the headings of each sheet, from 0."""
    return {
        table.sheet: table.last_header_row - 1
        for table in reversed(book.layout.tables)
        if table.file in {"", file}
    }
