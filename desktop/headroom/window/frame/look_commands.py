"""What the menus of the look do to the window, and what of it is remembered."""

from PySide6.QtCore import QObject, Slot

from headroom.window.frame.look_menus import LookMenus
from headroom.window.look.look import THEME_WORDS, Look, ThemeChoice
from headroom.window.look.motion import MOTION_WORDS, Motion
from headroom.window.look.text_size import SIZE_WORDS, TextSize, stepped
from headroom.window.session.settings import THEME, Settings


class LookCommands(QObject):
    """Shows another theme, another size of text, or less motion, also at the next start.

    Args:
        menus: Whose commands are done.
        look: Theme and size of the type.
        settings: What is remembered.
        parent: Parent object.
    """

    def __init__(self, menus: LookMenus, look: Look, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._menus, self._look, self._settings = menus, look, settings
        menus.theme_chosen.connect(self._choose_theme)
        menus.size_chosen.connect(self._choose_size)
        menus.motion_chosen.connect(self._choose_motion)
        menus.stepped.connect(self._step)
        look.changed.connect(self._mark)
        self._mark()

    @Slot(object)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        """Show another theme."""
        self._settings.put_text(THEME, THEME_WORDS.word(choice))
        self._look.choose(choice)

    @Slot(object)
    def _choose_size(self, size: TextSize) -> None:
        """Show text in another size."""
        self._settings.put_text("text size", SIZE_WORDS.word(size))
        self._look.choose_size(size)
        self._mark()

    @Slot(object)
    def _choose_motion(self, motion: Motion) -> None:
        """Let things move by themselves, or keep them still."""
        self._settings.put_text("motion", MOTION_WORDS.word(motion))
        self._look.movement.choose(motion)
        self._mark()

    @Slot(int)
    def _step(self, by: int) -> None:
        """Show text a size larger or smaller."""
        self._choose_size(stepped(self._look.factor, by))

    @Slot()
    def _mark(self) -> None:
        """Check in the menus what is shown."""
        self._menus.mark(self._look.choice, self._look.size, self._look.movement.choice)
