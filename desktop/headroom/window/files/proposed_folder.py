"""Which folder is proposed for a file that is written beside what is open."""

import os
from collections.abc import Iterable
from pathlib import Path


def proposed_folder(places: Iterable[Path]) -> Path:
    """Return the first of some folders in which files may be written; where there is none, the user's own."""
    return next((place for place in places if os.access(place, os.W_OK)), Path.home())
