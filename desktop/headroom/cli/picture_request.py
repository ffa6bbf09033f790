"""How a picture of the window is taken, and who takes it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from headroom.cli.usage_error import UsageError
from headroom.language import tr
from headroom.opening.book_opening import Opened
from headroom.work.workspace import Workspace

DEFAULT_SIZE = "1440x900"
THEMES = ("light", "dark", "contrast", "contrast-light")
TEXT_SIZES = ("100", "125", "150", "200")

_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")
_LEAST, _MOST = 320, 8192


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """How a picture is taken.

    Attributes:
        width: Pixels.
        height: Pixels.
        theme: One of ``THEMES``.
        page: Name of the page of the window; empty: the first.
        text_size: One of ``TEXT_SIZES``, percent.
    """

    width: int
    height: int
    theme: str
    page: str
    text_size: str = TEXT_SIZES[0]


Painter = Callable[[Opened, Workspace, PictureSettings], bytes]
"""Paints the window and returns it as the bytes of a PNG file; raises ``ValueError`` for an unknown page."""


def frame(size: str, theme: str, page: str, text_size: str = TEXT_SIZES[0]) -> PictureSettings:
    """Return how the picture is taken.

    Raises:
        UsageError: If the size is not of the form 1440x900, or is too small or too large.
    """
    found = _SIZE.fullmatch(size.strip().lower())
    if found is None or not all(_LEAST <= int(side) <= _MOST for side in found.groups()):
        msg = tr(
            "{option}: give width and height from {least} to {most} pixels, e.g. {example}, not {text}.",
            option="--size",
            least=_LEAST,
            most=_MOST,
            example=DEFAULT_SIZE,
            text=size,
        )
        raise UsageError(msg)
    return PictureSettings(int(found[1]), int(found[2]), theme, page, text_size)
