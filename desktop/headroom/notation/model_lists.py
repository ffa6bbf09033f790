"""Cells that list several models, such as ``X,Y`` or ``all``."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_ALL = frozenset({"all", "all models", "alle", "alle modelle", "todos", "todos los modelos", "tous", "tutti"})
_LONG = 30


def listed_models(cells: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the models that each distinct text of a column names; nothing where no text lists several.

    A text lists models where each of its parts stands in other cells as well, and where some cell holds
    nothing but one of them: ``Sierra, long`` beside ``Sierra, short`` is a name with a comma.

    Args:
        cells: The cells of a column; blank ones say nothing.
    """
    counts = Counter(text for cell in cells if (text := cell.strip()))
    split = {
        text: tuple(dict.fromkeys(name for name in _BETWEEN.split(text) if name))
        for text in counts
        if text.casefold() not in _ALL
    }
    several = [text for text, names in split.items() if len(names) > 1]
    if not several:
        return {}
    standing: Counter[str] = Counter()
    for text, names in split.items():
        for name in names:
            standing[name] += counts[text]
    listed = {name for text in several for name in split[text]}
    alone = {names[0] for names in split.values() if len(names) == 1}
    everywhere = len(split) < len(counts)
    told = bool(alone & listed) or everywhere
    if not told or any(standing[name] < 2 or len(name) > _LONG for name in listed):  # noqa: PLR2004
        return {}
    models = tuple(standing)
    return {text: split.get(text, models) for text in counts}
