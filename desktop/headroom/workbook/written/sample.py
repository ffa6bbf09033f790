"""Hands out the sample workbook that comes with the program."""

from pathlib import Path

from headroom import resources
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError


def write_sample(path: Path) -> None:
    """Write a copy of the sample workbook.

    Raises:
        UserError: If it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        msg = tr("{file} is not the name of a workbook: let it end in .xlsx.", file=path.name)
        raise UserError(msg)
    write_whole(path, resources.sample().read_bytes())
