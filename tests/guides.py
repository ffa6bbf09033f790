"""The guide as tests read it."""

from functools import cache
from pathlib import Path

from headroom import resources
from headroom.policy_files.policy_file import load_presets
from headroom.window.guide.shown.fills import fills_of
from headroom.window.guide.shown.guide import Guide, read_guide
from headroom.window.shown.command_keys import CommandKeys, Commands, MenuChoices

COMMANDS = Commands(
    (CommandKeys("File", "Open…", ("Ctrl+O",)),), (MenuChoices("View > Theme", ("Light", "Dark")),)
)


def folders() -> list[Path]:
    """Return the folder of each language there is."""
    return sorted(folder for folder in resources.guide().iterdir() if folder.is_dir())


@cache
def guide(language: str = "en") -> Guide:
    """Return the guide in a language."""
    return read_guide(resources.guide() / language, fills_of(load_presets(), COMMANDS))
