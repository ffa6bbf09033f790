"""What a command line without a command says: the files for the window, and which window."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headroom.cli import REPORT_START
from headroom.workstation import NEW_WINDOW


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """What the window is asked for.

    Attributes:
        files: The files to open, several workbooks as one.
        new_window: Whether another window is opened where one is open.
        report_start: Whether the window says when it was ready, and closes itself.
    """

    files: tuple[Path, ...] = ()
    new_window: bool = False
    report_start: bool = False

    @classmethod
    def of(cls, arguments: Sequence[str]) -> "WindowArguments":
        """Return what the arguments of the program mean; its options may stand anywhere."""
        options = (NEW_WINDOW, REPORT_START)
        files = tuple(Path(one) for one in arguments if one not in options)
        return cls(files, NEW_WINDOW in arguments, REPORT_START in arguments)

    @property
    def shares_window(self) -> bool:
        """Return whether it may be done by a window that is open."""
        return not (self.new_window or self.report_start)

    @property
    def missing(self) -> Path | None:
        """Return the first file that is not there; None where all are."""
        return next((path for path in self.files if not _is_file(path)), None)


def _is_file(path: Path) -> bool:
    """Return whether a path is a file."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises where a name is too long
