"""Where an organisation's presets are: beside the program, or for all users of a computer."""

import os
import sys
from pathlib import Path

from headroom.workstation.finished_program import program_folder

_BESIDE, _OF_COMPUTER = "headroom-presets.toml", "presets.toml"


def preset_files() -> tuple[Path, ...]:
    """Return where presets may be; the first file counts: that of the computer before that of the program."""
    folder = program_folder()
    beside = () if folder is None else (folder / _BESIDE,)
    return (_of_computer(), *beside)


def _of_computer() -> Path:
    """Return the file for all users of this computer."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Headroom" / _OF_COMPUTER
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Headroom") / _OF_COMPUTER
    return Path("/etc/headroom") / _OF_COMPUTER
