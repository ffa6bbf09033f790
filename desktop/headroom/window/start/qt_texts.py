"""What Qt itself says, in the language of the program: buttons, keys, menus of text fields, file dialogs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from headroom.language import language, tr_in

_KEYS = {
    "Alt": tr_in("a key", "Alt"),
    "Backspace": tr_in("a key", "Backspace"),
    "Ctrl": tr_in("a key", "Ctrl"),
    "Del": tr_in("a key", "Del"),
    "Down": tr_in("a key", "Down"),
    "End": tr_in("a key", "End"),
    "Enter": tr_in("a key", "Enter"),
    "Esc": tr_in("a key", "Esc"),
    "Home": tr_in("a key", "Home"),
    "Ins": tr_in("a key", "Ins"),
    "Left": tr_in("a key", "Left"),
    "PgDown": tr_in("a key", "PgDown"),
    "PgUp": tr_in("a key", "PgUp"),
    "Return": tr_in("a key", "Return"),
    "Right": tr_in("a key", "Right"),
    "Shift": tr_in("a key", "Shift"),
    "Space": tr_in("a key", "Space"),
    "Tab": tr_in("a key", "Tab"),
    "Up": tr_in("a key", "Up"),
}
"""As they are written on keyboards; Qt has other words for some of them."""

_CONTEXT_OF_KEYS = "QShortcut"


class QtTexts(QTranslator):
    """Translates the texts of Qt.

    Args:
        application: The application, which keeps it.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self.found = self.load(f"qtbase_{language().code}", folder)

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return a text of Qt; None where it is said as it is."""
        if context == _CONTEXT_OF_KEYS and source in _KEYS:
            return _KEYS[source]
        return super().translate(context, source, disambiguation, n) or None  # an empty text would be shown


def speak(application: QCoreApplication) -> None:
    """Let Qt speak the language of the program; English is its own."""
    texts = QtTexts(application)
    if texts.found:
        application.installTranslator(texts)
