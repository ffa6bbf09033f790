"""Where the layouts are kept that this user confirmed; what reads them is not loaded here."""

from pathlib import Path

import platformdirs


def layouts_folder() -> Path:
    """Return the folder."""
    return platformdirs.user_config_path("headroom", appauthor=False) / "layouts"
