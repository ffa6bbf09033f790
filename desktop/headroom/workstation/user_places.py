"""Where everything of the user lies: the one module that says so.

A finished program with a file named ``portable`` beside it keeps everything in a folder ``data`` beside it.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

from headroom.language import tr
from headroom.workstation.finished_program import program_folder
from headroom.workstation.own_folder import temporary_folder_of_user

_NAME = "headroom"
_SIGN, _DATA = "portable", "data"


@dataclass(frozen=True, slots=True)
class UserPlaces:
    """Files and folders of the user's own; none of them need exist yet.

    Attributes:
        settings: What is remembered from one start to the next.
        layouts: Folder of the layouts that were confirmed.
        recovery: Folder of work in progress.
        chosen: Where workbooks were opened by hand.
        log: Faults of the program.
        read_only: The folder of a portable program that cannot be written; None where all is as it should be.
    """

    settings: Path
    layouts: Path
    recovery: Path
    chosen: Path
    log: Path
    read_only: Path | None = None

    @property
    def trouble(self) -> str:
        """Return what is wrong with these places and what to do, a sentence; empty for nothing.

        It is worded when it is asked for: the places are known before the language is chosen.
        """
        if self.read_only is None:
            return ""
        if self.settings.parent == self.read_only:
            return tr(
                "This portable program cannot write into “{portable}”, and there is no room for temporary "
                "files either: settings and work in progress are not kept. Save your work often, in another "
                "place.",
                portable=self.read_only,
            )
        return tr(
            "This portable program cannot write into “{portable}”: settings, layouts and work in progress "
            "are in “{folder}” on this computer meanwhile. Save your work in another place, or make the "
            "medium writable.",
            portable=self.read_only,
            folder=self.settings.parent,
        )


def user_places() -> UserPlaces:
    """Return where things lie for this program and this user."""
    portable = portable_folder()
    if portable is None:
        return _of_system()
    if _takes_files(portable):
        return _in_folder(portable)
    return _beside_read_only(portable)


def portable_folder() -> Path | None:
    """Return the folder in which a portable program keeps everything; None for any other program."""
    folder = program_folder()
    return folder / _DATA if folder is not None and (folder / _SIGN).exists() else None


def _of_system() -> UserPlaces:
    """Return the places that the system has for it."""
    settings = platformdirs.user_config_path(_NAME, appauthor=False)
    state = platformdirs.user_state_path(_NAME, appauthor=False)
    log = platformdirs.user_log_path(_NAME, appauthor=False)
    return UserPlaces(
        settings / "settings.ini",
        settings / "layouts",
        state / "recovery",
        state / "places.json",
        log / "headroom.log",
    )


def _in_folder(folder: Path, read_only: Path | None = None) -> UserPlaces:
    """Return places that are all in one folder."""
    return UserPlaces(
        folder / "settings.ini",
        folder / "layouts",
        folder / "recovery",
        folder / "places.json",
        folder / "log" / "headroom.log",
        read_only,
    )


def _beside_read_only(portable: Path) -> UserPlaces:
    """Return the places of a portable program whose medium cannot be written."""
    folder = temporary_folder_of_user(f"{_NAME}-portable")
    return _in_folder(portable if folder is None else folder, portable)


@cache
def _takes_files(folder: Path) -> bool:
    """Return whether files can be written in a folder, which is made if need be; asked once."""
    trial = folder / f".trial-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True
