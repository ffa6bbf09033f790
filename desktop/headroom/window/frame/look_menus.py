"""The menus of how the window looks: theme, size of text, motion."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from headroom.language import WordEnum, tr
from headroom.window.look.look import ThemeChoice
from headroom.window.look.motion import Motion
from headroom.window.look.text_size import TextSize
from headroom.window.session.value_signal import ValueSignal, value_signal


class LookMenus(QObject):
    """Makes the actions that choose how the window looks.

    Attributes:
        theme_chosen: Emitted with the theme.
        size_chosen: Emitted with the size of text.
        motion_chosen: Emitted with whether things move by themselves.
        stepped: Emitted with 1 for larger text, -1 for smaller.
        larger: Makes text larger.
        smaller: Makes text smaller.
    """

    theme_chosen: ValueSignal[ThemeChoice] = value_signal()
    size_chosen: ValueSignal[TextSize] = value_signal()
    motion_chosen: ValueSignal[Motion] = value_signal()
    stepped = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.themes = self._choices(ThemeChoice)
        self.sizes = self._choices(TextSize)
        self.motions = self._choices(Motion)
        self.larger, self.smaller = QAction(tr("&Larger"), self), QAction(tr("&Smaller"), self)
        self.larger.setShortcut(QKeySequence("Ctrl+>"))
        self.smaller.setShortcut(QKeySequence("Ctrl+<"))
        self.themes.triggered.connect(self._choose_theme)
        self.sizes.triggered.connect(self._choose_size)
        self.motions.triggered.connect(self._choose_motion)
        self.larger.triggered.connect(self._enlarge)
        self.smaller.triggered.connect(self._shrink)

    def put_into(self, menu: QMenu) -> None:
        """Add the menus to another one."""
        themes = menu.addMenu(tr("&Theme"))
        themes.setToolTipsVisible(True)
        themes.addActions(self.themes.actions())
        sizes = menu.addMenu(tr("Text si&ze"))
        sizes.addActions((self.larger, self.smaller))
        sizes.addSeparator()
        sizes.addActions(self.sizes.actions())
        menu.addMenu(tr("&Motion")).addActions(self.motions.actions())

    def mark(self, theme: ThemeChoice, size: TextSize, motion: Motion) -> None:
        """Check what is shown."""
        for group, value in ((self.themes, theme), (self.sizes, size), (self.motions, motion)):
            for action in group.actions():
                action.setChecked(action.data() == value)

    def _choices(self, values: Iterable[WordEnum]) -> QActionGroup:
        """Return actions of which one is checked."""
        group = QActionGroup(self)
        for value in values:
            action = QAction(value.label, group)
            action.setCheckable(True)
            action.setData(value)
        return group

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        """Say which theme was chosen."""
        self.theme_chosen.emit(ThemeChoice(action.data()))

    @Slot(QAction)
    def _choose_size(self, action: QAction) -> None:
        """Say which size of text was chosen."""
        self.size_chosen.emit(TextSize(action.data()))

    @Slot(QAction)
    def _choose_motion(self, action: QAction) -> None:
        """Say whether things move by themselves."""
        self.motion_chosen.emit(Motion(action.data()))

    @Slot()
    def _enlarge(self) -> None:
        """Ask for larger text."""
        self.stepped.emit(1)

    @Slot()
    def _shrink(self) -> None:
        """Ask for smaller text."""
        self.stepped.emit(-1)
