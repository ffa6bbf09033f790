"""The program's own modules as syntax trees, for tests of what a module may do."""

import ast
from pathlib import Path


def tree_of(module: Path, *words: str) -> ast.Module:
    """Return a module as a syntax tree; an empty one where none of some words stands in it.

    Args:
        module: Its file.
        words: Without any of which there is nothing to be found: a thousand modules take ten seconds.
    """
    text = module.read_text(encoding="utf-8")
    return ast.parse(text if not words or any(word in text for word in words) else "")
