"""The guide as tests read it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import languages
from headroom import resources
from headroom.policy_files.policy_file import load_presets
from headroom.window.guide.shown.fills import fills_of
from headroom.window.guide.shown.guide import Guide, read_guide
from headroom.window.shown.command_keys import CommandKeys, Commands, MenuChoices

ENGLISH = "en"

COMMANDS = Commands(
    (CommandKeys("File", "Open…", ("Ctrl+O",)),), (MenuChoices("View > Theme", ("Light", "Dark")),)
)


def folders() -> list[Path]:
    """Return the folder of each language there is."""
    return sorted(folder for folder in resources.guide().iterdir() if folder.is_dir())


@cache
def guide(language: str = ENGLISH) -> Guide:
    """Return the guide in a language."""
    return read_guide(resources.guide() / language, fills_of(load_presets(), COMMANDS))


@cache
def translations(language: str) -> Mapping[str, frozenset[str]]:
    """Return what each text of the program reads in a language: more than one where contexts differ."""
    found: dict[str, set[str]] = defaultdict(set)
    for message in languages.read(language):
        asked = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        told = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for text, translated in zip(asked, told, strict=False):
            found[text].add(translated or "")
    return {text: frozenset(translated) for text, translated in found.items() if text}
