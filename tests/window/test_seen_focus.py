"""Whatever has the keys is seen to have them: on every page, in every theme."""

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.pages.session_page import SessionPage
from headroom.window.widgets.tab_order import bring_into_view, tab_stops

SEEN = 24
"""Pixels that at least have another colour, three times as light or as dark."""

PAGES = ("fleet", "model", "decide", "timeline", "map", "sweep", "scenarios", "odds", "parts", "explore")

_SHARE = np.arange(256) / 255
_LIGHT = np.where(_SHARE <= 0.04045, _SHARE / 12.92, ((_SHARE + 0.055) / 1.055) ** 2.4).astype(np.float32)
_WEIGHTS = (0.0722, 0.7152, 0.2126)
"""Of blue, green and red, as they stand in a picture."""


def luminance(image: QImage) -> NDArray[np.float32]:
    """Return the relative luminance of every pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    found = sum(_LIGHT[pixels[..., at]] * weight for at, weight in enumerate(_WEIGHTS))
    return np.asarray(found, np.float32)


def picture(window: QWidget) -> NDArray[np.float32]:
    """Return what is seen of a window."""
    QApplication.processEvents()
    return luminance(window.grab().toImage())


def unseen(shell: Shell, stop: QWidget) -> bool:
    """Return whether nobody sees that something has the keys."""
    now = QApplication.focusWidget()
    if now is not None:
        now.clearFocus()
    bring_into_view(stop)
    before = picture(shell)
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    after = picture(shell)
    contrast = (np.maximum(before, after) + 0.05) / (np.minimum(before, after) + 0.05)
    return int((contrast >= 3).sum()) < SEEN


@pytest.fixture(autouse=True)
def light_again(look: Look) -> Iterator[None]:
    yield
    look.choose(ThemeChoice.LIGHT)


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
@pytest.mark.parametrize(
    "name", [name if name == "fleet" else pytest.param(name, marks=pytest.mark.slow) for name in PAGES]
)
def test_what_has_the_keys_is_seen(
    shown: MainView, shell: Shell, look: Look, name: str, theme: ThemeChoice
) -> None:
    look.choose(theme)
    shown.work.pages.turn_to(name)
    page = shown.work.pages.page(name)
    if isinstance(page, SessionPage):
        page.settle()
    shell.activateWindow()
    QApplication.processEvents()
    stops = [one for one in tab_stops(shown) if page.isAncestorOf(one) or name == "fleet"]
    assert stops

    assert [f"{type(one).__name__} {one.accessibleName()}" for one in stops if unseen(shell, one)] == []
