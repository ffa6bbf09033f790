"""``headroom template`` and ``headroom sample``: write a workbook that comes with the program."""

from pathlib import Path

from headroom import resources
from headroom.commands.output import write_whole
from headroom.files.user_error import UserError


def write_sample(path: Path) -> None:
    """Write the bundled sample workbook.

    Raises:
        UserError: If it is missing, or ``path`` cannot be written.
    """
    try:
        content = resources.sample().read_bytes()
    except OSError as cause:
        msg = "The sample workbook is missing: install the program again."
        raise UserError(msg) from cause
    write_whole(path, content)
