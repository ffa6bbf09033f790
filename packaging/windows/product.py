"""What the program is called on Windows, and what it opens there: once for launchers, installer and MSI."""

import re
from typing import Final

import document_types

NAME: Final = "Headroom"
PUBLISHER: Final = "The Headroom authors"
SUMMARY: Final = "What-if program for automotive rules of origin, duties and landed cost"
COPYRIGHT: Final = "The Headroom authors, MIT licence"

CONSOLE: Final = "headroom.exe"
WINDOW: Final = "HeadroomWindow.exe"
STARTERS: Final = {CONSOLE: "Headroom, for the command line", WINDOW: "Headroom"}
"""Each program of the folder with what Windows calls it."""

WORK: Final = f".{document_types.WORK.endings[0]}"
WORKBOOKS: Final = tuple(f".{ending}" for kind in document_types.WORKBOOKS for ending in kind.endings)
"""How files end that the program opens: its own, and those of others."""

PORTABLE: Final = "portable"
"""A file of this name beside the program has it keep its settings there."""

UPGRADE_CODE: Final = "BB0670CF-936D-436D-85E4-C154F024F487"
"""By this Windows Installer knows every version of the program: it never changes."""

_NUMBERS = 3


def numbers(version: str) -> tuple[int, int, int]:
    """Return the numbers of a version, without what says that it is none yet.

    Raises:
        ValueError: If it has not three numbers.
    """
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if found is None:
        msg = f"the version {version} has not {_NUMBERS} numbers"
        raise ValueError(msg)
    first, second, third = (int(number) for number in found.groups())
    return first, second, third
