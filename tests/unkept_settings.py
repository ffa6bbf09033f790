"""Settings of a window that is looked at once, in a folder that is gone with the program."""

from pathlib import Path
from tempfile import TemporaryDirectory

from headroom.window.session.settings import Settings

_FOLDERS: list[TemporaryDirectory[str]] = []


def unkept_settings() -> Settings:
    """Return settings that hold nothing yet.

    A device that swallows all will not do: Qt puts a file in its place.
    """
    _FOLDERS.append(TemporaryDirectory())
    return Settings.in_file(Path(_FOLDERS[-1].name) / "settings.ini")
