"""The language that an organisation presets: asked for before anything else, as every text hangs on it.

What is wrong with the file is said later, by ``organisation_presets`` and in the language that was chosen.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from headroom.workstation.preset_files import preset_files

_KEY, _LOCKED = "language", "locked"


@dataclass(frozen=True, slots=True)
class PresetLanguage:
    """What is preset.

    Attributes:
        language: The code of the language, or ``system``; empty for nothing.
        locked: Whether the user cannot choose another one.
    """

    language: str = ""
    locked: bool = False


def preset_language() -> PresetLanguage:
    """Return the language that is preset on this workstation."""
    return next((read_language(path) for path in preset_files() if path.is_file()), PresetLanguage())


def read_language(path: Path) -> PresetLanguage:
    """Return the language of a file of presets; nothing where it cannot be read."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return PresetLanguage()
    language, locked = table.get(_KEY), table.get(_LOCKED)
    if not isinstance(language, str):
        return PresetLanguage()
    return PresetLanguage(language, locked=isinstance(locked, list) and _KEY in locked)
