"""How the keys of a command are written: as the system and the language of the program write them."""

from PySide6.QtGui import QAction, QKeySequence


def key_texts(action: QAction) -> tuple[str, ...]:
    """Return each combination of keys that does a command, such as ``Ctrl+O``."""
    return tuple(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def key_text(action: QAction) -> str:
    """Return the first combination of keys that does a command; empty where there is none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def keys_text(keys: str) -> str:
    """Return how a combination of keys is written, from its name in English such as ``Alt+Left``."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
