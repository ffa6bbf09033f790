"""How large text is: as the system says, or a choice of the user."""

from headroom.disk.file_words import FileWords
from headroom.language import WordEnum


class TextSize(WordEnum):
    """How large text is shown."""

    SYSTEM = "as the system"
    NORMAL = "100 %"
    LARGER = "125 %"
    LARGE = "150 %"
    DOUBLE = "200 %"


SIZE_WORDS = FileWords(
    "text size",
    {
        "system": TextSize.SYSTEM,
        "100": TextSize.NORMAL,
        "125": TextSize.LARGER,
        "150": TextSize.LARGE,
        "200": TextSize.DOUBLE,
    },
)
"""The words for sizes of text in settings."""

_FACTORS = {TextSize.NORMAL: 1.0, TextSize.LARGER: 1.25, TextSize.LARGE: 1.5, TextSize.DOUBLE: 2.0}

_NEARLY = 1.05
"""A system that is so much short of a size is taken for it: fonts have whole pixels."""


def factor_of(size: TextSize, system: float) -> float:
    """Return how many times its normal size text is shown.

    Args:
        size: What was chosen.
        system: How many times as large as usual the text of the system is; the greatest size that is no
            larger counts, for the window is made for these.
    """
    if size is not TextSize.SYSTEM:
        return _FACTORS[size]
    return max((factor for factor in _FACTORS.values() if factor <= system * _NEARLY), default=1.0)


def stepped(now: float, by: int) -> TextSize:
    """Return the size that is so many steps larger than a factor, or the last there is."""
    sizes = list(_FACTORS)
    nearest = min(range(len(sizes)), key=lambda at: abs(_FACTORS[sizes[at]] - now))
    return sizes[min(max(nearest + by, 0), len(sizes) - 1)]
