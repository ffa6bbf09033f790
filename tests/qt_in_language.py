"""Prints two buttons of Qt and three combinations of keys in the language of the environment."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from headroom.window.start.qt_texts import speak


def main() -> None:
    """Do it."""
    application = QApplication(sys.argv[:1])
    speak(application)
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Close | kinds.Cancel)
    texts = [box.button(kind).text().replace("&", "") for kind in (kinds.Close, kinds.Cancel)]
    native = QKeySequence.SequenceFormat.NativeText
    texts += [QKeySequence(keys).toString(native) for keys in ("Ctrl+Shift+P", "Ctrl+Backspace", "Shift+F3")]
    sys.stdout.buffer.write(("\n".join(texts) + "\n").encode())


if __name__ == "__main__":
    main()
