"""Where the layouts are kept that this user confirmed; what reads them is not loaded here."""

from pathlib import Path

from headroom.workstation.user_places import user_places


def layouts_folder() -> Path:
    """Return the folder."""
    return user_places().layouts
