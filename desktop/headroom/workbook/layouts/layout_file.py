"""Layouts as files: what stands where in a kind of export, to be kept and handed to a colleague.

The file is JSON::

    {"format": 1, "kind": "headroom layout", "layout": {"name": "SAP export", "tables": [
        {"sheet": "Daten", "kind": "sourcing", "header_row": 5, "last_header_row": 5, "columns": [
            {"position": 0, "heading": "Materialnummer", "field": "part_number"}, ...]}]}}
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from headroom.book.layout import BookLayout
from headroom.disk.whole_file import write_whole
from headroom.user_error import UserError

ENDING = ".layout.json"
"""How the names of layout files end."""

_FORMAT = 1
_KIND = "headroom layout"
_MOST_BYTES = 4 * 1024**2


@dataclass(frozen=True, slots=True)
class _Head:
    """What a layout file says of itself."""

    format: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Content(_Head):
    """A whole layout file."""

    layout: BookLayout


def save_layout(layout: BookLayout, path: Path) -> None:
    """Write a layout to a file; what was there stays until it is whole.

    Raises:
        UserError: If the file cannot be written.
    """
    text = msgspec.json.encode(_Content(_FORMAT, _KIND, layout))
    write_whole(path, msgspec.json.format(text, indent=1) + b"\n")


def load_layout(path: Path) -> BookLayout:
    """Return the layout in a file.

    Raises:
        UserError: If it cannot be read, or is something else.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = f"The layout {path} cannot be opened ({reason}). Check its name and folder."
        raise UserError(msg) from cause
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError) as cause:
        raise UserError(_something_else(path)) from cause
    if head.kind != _KIND:
        raise UserError(_something_else(path))
    if head.format > _FORMAT:
        msg = f"{path.name} is a layout of a newer version of Headroom. Update the program to use it."
        raise UserError(msg)
    try:
        return msgspec.json.decode(content, type=_Content).layout
    except (msgspec.MsgspecError, UnicodeDecodeError) as cause:
        msg = (
            f"The layout {path.name} is damaged: {cause}. "
            "Have it exported again, or confirm the columns of the workbook anew."
        )
        raise UserError(msg) from cause


def _something_else(path: Path) -> str:
    return f"{path.name} is not a layout of Headroom. Choose a file that ends with {ENDING}."
