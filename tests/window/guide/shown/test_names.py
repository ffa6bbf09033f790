"""Names of the window in the chapters, which stand in italics, are those of the program in that language.

All spaces are one: French keeps some from breaking.
"""

import ast
import re
from pathlib import Path

import pytest

import headroom
from guides import ENGLISH, folders, translations
from headroom import resources

PACKAGE = Path(headroom.__file__).parent
EXAMPLE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
NAME = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")


def words_of_the_program(language: str) -> str:
    """Return every text in the program as a language has it, in small letters and without marks of menus."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py"))
    texts = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    if language != ENGLISH:
        translated = translations(language)
        texts = (texts - translated.keys()).union(*translated.values())
    return "\n".join(" ".join(text.split()) for text in texts).replace("&", "").lower()


@pytest.mark.parametrize("language", [folder.name for folder in folders()])
def test_what_stands_in_italics_is_called_so_in_the_program(language: str) -> None:
    program = words_of_the_program(language)
    unknown = set()
    for file in (resources.guide() / language).glob("*.md"):
        told = " ".join(EXAMPLE.sub("", file.read_text(encoding="utf-8")).split())
        named = (name for name in NAME.findall(told) if " > " not in name)  # commands: test_help_commands
        names = (name.strip("….").lower() for name in named)
        unknown |= {f"{file.stem}: {name}" for name in names if name not in program}

    assert unknown == set()
