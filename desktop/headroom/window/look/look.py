"""The look of the whole program: typeface, palette and style sheet, light or dark, normal or large."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from headroom import resources
from headroom.disk.file_words import FileWords
from headroom.language import WordEnum
from headroom.window.look.motion import Movement
from headroom.window.look.style_sheet import style_sheet
from headroom.window.look.system_wishes import SystemWishes
from headroom.window.look.text_size import TextSize, factor_of
from headroom.window.look.theme import (
    BODY,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    OWN_SCALE,
    SHOWN_THEME,
    TEXT_SIZE,
    THEMES,
    Theme,
)

DRESSED = QEvent.Type(QEvent.registerEventType())
"""What tables are sent when they have another style sheet than before."""


class ThemeChoice(WordEnum):
    """Which theme is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high contrast, black"
    CONTRAST_LIGHT = "high contrast, white"


THEME_WORDS = FileWords(
    "theme",
    {
        "system": ThemeChoice.SYSTEM,
        "light": ThemeChoice.LIGHT,
        "dark": ThemeChoice.DARK,
        "contrast": ThemeChoice.CONTRAST,
        "contrast-light": ThemeChoice.CONTRAST_LIGHT,
    },
)
"""The words for themes in settings."""


class Look(QObject):
    """Dresses the application, and follows the system's colour scheme while it is told to.

    The style sheet stands on the parts of the windows, see ``dress``: on the application as a whole it
    would take as long for every page that is not seen as for the one that is.

    Attributes:
        changed: Emitted after the theme or the size of the type changed.
        dressed: Emitted when there is another style sheet.
        movement: Whether anything moves by itself.
    """

    changed = Signal()
    dressed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        size: TextSize = TextSize.SYSTEM,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice, self._size = choice, size
        self._system = SystemWishes(application)
        self._factor = factor_of(size, self._system.text_factor)
        self._presenting = 1.0
        self.movement = Movement(application)
        self._sheet = ""
        self._sheets: dict[float, str] = {}
        application.setStyle("Fusion")
        _load_typeface()
        self._tell_system()
        self._dress()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._system.contrast_changed.connect(self._follow_system)

    @property
    def choice(self) -> ThemeChoice:
        """Return which theme was chosen."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """Return the theme that is shown."""
        match self._choice:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
            case ThemeChoice.CONTRAST:
                return CONTRAST_DARK
            case ThemeChoice.CONTRAST_LIGHT:
                return CONTRAST_LIGHT
            case ThemeChoice.SYSTEM:
                scheme = self._application.styleHints().colorScheme()
                if self._system.wants_contrast:
                    return CONTRAST_LIGHT if scheme is Qt.ColorScheme.Light else CONTRAST_DARK
                return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    @property
    def sheet(self) -> str:
        """Return the style sheet."""
        return self._sheet

    def choose(self, choice: ThemeChoice) -> None:
        """Show another theme."""
        if choice is not self._choice:
            self._choice = choice
            self._tell_system()
            self._dress()
            self.changed.emit()

    @property
    def size(self) -> TextSize:
        """Return which size of text was chosen."""
        return self._size

    @property
    def factor(self) -> float:
        """Return how many times its normal size text is where nothing is presented."""
        return self._factor

    @property
    def _scale(self) -> float:
        """Return how many times its normal size the type is: a presentation has a size of its own."""
        return self._factor if self._presenting == 1.0 else self._presenting

    def choose_size(self, size: TextSize) -> None:
        """Show text in another size."""
        factor = factor_of(size, self._system.text_factor)
        known, self._size = self._size, size
        if factor != self._factor:
            self._factor = factor
            self._dress()
        if size is not known:
            self.changed.emit()

    def enlarge(self, scale: float) -> None:
        """Show the type ``scale`` times its normal size, while presenting; 1 for as it is else."""
        if scale != self._presenting:
            self._presenting = scale
            self._dress()
            self.changed.emit()

    def enlarge_window(self, window: QWidget, scale: float) -> None:
        """Show the type of one window so many times its normal size, whatever that of the others is."""
        if window.property(OWN_SCALE) == scale:
            return
        window.setProperty(OWN_SCALE, scale)
        window.setFont(self._font(scale))
        self.dressed.emit()

    def sheet_of(self, widget: QWidget) -> str:
        """Return the style sheet for the window that a widget stands in."""
        own = widget.window().property(OWN_SCALE)
        if not isinstance(own, float):
            return self._sheet
        if own not in self._sheets:
            # a style sheet hands the type of a window to nobody inside
            size = f"QWidget {{ font-size: {round(BODY * own)}px; }}\n"
            self._sheets[own] = size + style_sheet(self.theme, own)
        return self._sheets[own]

    @Slot()
    def _follow_system(self) -> None:
        """Show the theme that the system has changed to."""
        if self._choice is ThemeChoice.SYSTEM:
            self._dress()
            self.changed.emit()

    def _tell_system(self) -> None:
        """Ask the system for a window frame of the chosen theme."""
        hints = self._application.styleHints()
        match self._choice:
            case ThemeChoice.LIGHT | ThemeChoice.CONTRAST_LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case ThemeChoice.DARK | ThemeChoice.CONTRAST:
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case ThemeChoice.SYSTEM:
                hints.unsetColorScheme()

    def _dress(self) -> None:
        """Put font, palette and style sheet on the application."""
        font = self._font(self._scale)
        palette = palette_of(self.theme)
        self._application.setProperty(SHOWN_THEME, THEMES.index(self.theme))
        self._application.setProperty(TEXT_SIZE, self._factor if self._presenting == 1.0 else 1.0)
        self._application.setFont(font)
        self._application.setPalette(palette)
        if not QThread.currentThread().loopLevel():  # Qt tells windows only while the program runs
            for window in self._application.topLevelWidgets():
                own = window.property(OWN_SCALE)
                window.setFont(self._font(own) if isinstance(own, float) else font)
                window.setPalette(palette)
        self._sheet = style_sheet(self.theme, self._scale)
        self._sheets.clear()
        self.dressed.emit()

    @staticmethod
    def _font(scale: float) -> QFont:
        """Return the typeface in its size for text."""
        font = QFont("Inter")
        font.setPixelSize(round(BODY * scale))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


class _Part(QObject):
    """Puts the style sheet on one part of a window: at once where it is seen, else when it is."""

    def __init__(self, part: QWidget, look: Look) -> None:
        super().__init__(part)
        self._part = part
        self._look = look
        self._told = ""
        look.dressed.connect(self._follow)
        part.installEventFilter(self)
        part.setStyleSheet(look.sheet_of(part))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the part is about to be seen."""
        if event.type() is QEvent.Type.Show:
            self._dress()
        return super().eventFilter(watched, event)

    @Slot()
    def _follow(self) -> None:
        """Put another style sheet on the part where it is seen."""
        if self._part.isVisible():
            self._dress()

    def _dress(self) -> None:
        """Put the style sheet on the part, unless it is there; tables are told to measure their type."""
        sheet = self._look.sheet_of(self._part)
        if self._part.styleSheet() != sheet:
            self._part.setStyleSheet(sheet)
        if self._told != sheet:  # what was not yet seen had another type when it was filled
            self._told = sheet
            for view in self._part.findChildren(QAbstractItemView):
                QCoreApplication.sendEvent(view, QEvent(DRESSED))


def dress(part: QWidget) -> None:
    """Let a part of a window, or a window, have the style sheet from now on; what is in it has it, too.

    A part stands in no other part: both would be dressed twice.
    """
    application = QApplication.instance()
    made = [] if application is None else application.children()
    looks = [child for child in made if isinstance(child, Look)]
    if looks:
        _Part(part, looks[-1])  # the one that was put on last


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of ``theme``."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (theme.window, (role.Window,)),
        (theme.surface, (role.Base, role.AlternateBase)),
        (theme.raised, (role.Button, role.ToolTipBase, role.Midlight)),
        (theme.hairline, (role.Mid, role.Light)),
        (theme.edge, (role.Dark, role.Shadow)),
        (theme.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText)),
        (theme.muted, (role.PlaceholderText,)),
        (theme.accent, (role.Highlight, role.Link, role.LinkVisited, role.Accent)),
        (theme.on_accent, (role.HighlightedText,)),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.muted))
    return palette


def _load_typeface() -> None:
    """Make the program's typeface known, once in a process."""
    if "Inter" not in QFontDatabase.families():
        for file in sorted(resources.fonts().glob("*.otf")):
            QFontDatabase.addApplicationFont(str(file))
