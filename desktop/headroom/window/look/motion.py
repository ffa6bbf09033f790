"""Whether anything moves by itself: menus and tips that unfold, a bar that pulses, a caret that blinks.

Nothing else in the program does. What the system wishes is asked where it can be asked without a connection:
of Windows, and of the files of KDE and GTK.
"""

import configparser
import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from headroom.disk.file_words import FileWords
from headroom.language import WordEnum


class Motion(WordEnum):
    """Whether things move by themselves."""

    SYSTEM = "as the system"
    FULL = "with motion"
    REDUCED = "without motion"


MOTION_WORDS = FileWords("motion", {"system": Motion.SYSTEM, "full": Motion.FULL, "reduced": Motion.REDUCED})
"""The words for motion in settings."""

_STILL = "nothing moves"
"""Property of the application."""

_BLINK_MS = 1000
_SPI_GETCLIENTAREAANIMATION = 0x1042
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Movement:
    """Lets things move by themselves, or keeps them still.

    Args:
        application: Whose windows.
        config: The user's folder of settings of the desktop.
    """

    def __init__(self, application: QApplication, config: Path | None = None) -> None:
        self._application = application
        self._config = Path.home() / ".config" if config is None else config
        self._usual = {effect: application.isEffectEnabled(effect) for effect in _EFFECTS}
        self._blink_ms = application.cursorFlashTime()
        self.choice = Motion.SYSTEM
        self.choose(Motion.SYSTEM)

    @property
    def still(self) -> bool:
        """Return whether nothing moves by itself."""
        if self.choice is Motion.SYSTEM:
            return system_wants_still(self._config)
        return self.choice is Motion.REDUCED

    def choose(self, choice: Motion) -> None:
        """Move from now on as it was chosen."""
        self.choice = choice
        still = self.still
        self._application.setProperty(_STILL, still)
        for effect, usual in self._usual.items():
            self._application.setEffectEnabled(effect, usual and not still)
        blink_ms = self._blink_ms or (_BLINK_MS if choice is Motion.FULL else 0)
        self._application.setCursorFlashTime(0 if still else blink_ms)


def nothing_moves() -> bool:
    """Return whether nothing may move by itself."""
    application = QApplication.instance()
    return application is not None and bool(application.property(_STILL))


def system_wants_still(config: Path) -> bool:
    """Return whether the system asks for less motion.

    Args:
        config: The user's folder of settings of the desktop.
    """
    if sys.platform == "win32":
        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(wanted), 0)
        return not wanted.value
    return _kde_wants_still(config) or _gtk_wants_still(config)


def _kde_wants_still(config: Path) -> bool:
    """Return whether KDE plays its animations in no time."""
    told = _entry(config / "kdeglobals", "KDE", "AnimationDurationFactor")
    try:
        return float(told or 1.0) == 0.0
    except ValueError:
        return False


def _gtk_wants_still(config: Path) -> bool:
    """Return whether GTK plays no animations."""
    files = (config / version / "settings.ini" for version in ("gtk-4.0", "gtk-3.0"))
    return any(_entry(file, "Settings", "gtk-enable-animations").lower() in {"0", "false"} for file in files)


def _entry(file: Path, section: str, name: str) -> str:
    """Return an entry of a file of settings; empty where it cannot be read."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        read.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError, OSError):
        return ""
    return read.get(section, name, fallback="").strip()
