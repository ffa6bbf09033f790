"""Layouts as files: what stands where in a kind of export, to be kept and handed to a colleague.

The file is JSON::

    {"format": 2, "revision": 1, "kind": "headroom layout", "layout": {"name": "SAP export", "tables": [
        {"sheet": "Daten", "kind": "sourcing", "header_row": 5, "last_header_row": 5, "columns": [
            {"position": 0, "heading": "Materialnummer", "field": "part_number"}, ...]}]}}

Format 1, which version 0.1.0 wrote, is read for ever.
"""

from pathlib import Path

from headroom.book.layout import BookLayout
from headroom.disk.checked_json import decoded, encoded, reason_of
from headroom.disk.file_head import FileFormat
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import DamagedFileError, NewerFileError, UserError
from headroom.workbook.layouts import layout_format_1, layout_format_2
from headroom.workbook.layouts.layout_records import layout_of, layout_record
from headroom.workbook.layouts.layout_to_format_2 import layout_to_format_2

ENDING = ".layout.json"
"""How the names of layout files end."""

_FORM = FileFormat("headroom layout", 2, 1, tr("a layout of Headroom"), ENDING)
_MOST_BYTES = 4 * 1024**2


def save_layout(layout: BookLayout, path: Path) -> None:
    """Write a layout to a file; what was there stays until it is whole.

    Raises:
        UserError: If the file cannot be written.
    """
    record = layout_format_2.LayoutFile(_FORM.format, _FORM.revision, _FORM.kind, layout_record(layout))
    write_whole(path, encoded(record))


def load_layout(path: Path) -> BookLayout:
    """Return the layout in a file.

    Raises:
        UserError: If it cannot be read; a ``DamagedFileError`` if it is something else or damaged, a
            ``NewerFileError`` if a newer program wrote it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = tr(
            "The layout {path} cannot be opened ({reason}). Check its name and folder.",
            path=path,
            reason=reason,
        )
        raise UserError(msg) from cause
    head = _FORM.head_of(content, path.name)
    try:
        if head.format == 1:
            record = layout_to_format_2(decoded(content, layout_format_1.LayoutFile).layout)
        else:
            record = decoded(content, layout_format_2.LayoutFile).layout
        return layout_of(record)
    except ValueError as cause:
        if _FORM.is_newer(head):
            msg = tr(
                "{file} is a layout of a newer version of Headroom. Update the program to use it.",
                file=path.name,
            )
            raise NewerFileError(msg) from cause
        msg = tr(
            "The layout {file} is damaged: {reason}. Have it exported again, or confirm the "
            "columns of the workbook anew.",
            file=path.name,
            reason=reason_of(cause),
        )
        raise DamagedFileError(msg) from cause
