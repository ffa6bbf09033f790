"""Hands out the sample workbook that comes with the program."""

import shutil
from pathlib import Path

from headroom import resources
from headroom.user_error import UserError


def write_sample(path: Path) -> None:
    """Write a copy of the sample workbook.

    Raises:
        UserError: If it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        msg = f"{path.name} is not the name of a workbook: let it end in .xlsx."
        raise UserError(msg)
    try:
        shutil.copyfile(resources.sample(), path)
    except (OSError, shutil.SameFileError) as cause:
        msg = f"{path.name} cannot be written. Close it in Excel, or choose another folder. ({path.parent})"
        raise UserError(msg) from cause
