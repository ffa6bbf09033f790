"""What is chosen on a page, as words that are kept: read from the widgets that choose it, and put back.

The words stand in saved work: a key, and the value of a choice, keep their meaning for ever.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QTabWidget, QWidget

from headroom.window.widgets.segmented import Segmented


def word_of(widget: QWidget) -> str:
    """Return the word for what is chosen by a widget, or typed into it; empty for nothing.

    Raises:
        TypeError: If nothing is chosen by such a widget, which is a fault of the program.
    """
    match widget:
        case Segmented():
            return str(widget.value.value)
        case QComboBox():
            data = widget.currentData()
            return data if isinstance(data, str) else widget.currentText()
        case QTabWidget():
            return widget.tabText(widget.currentIndex())
        case QLineEdit():
            return widget.text()
    msg = f"nothing is chosen by a {type(widget).__name__}"
    raise TypeError(msg)


def put_word(widget: QWidget, word: str) -> None:
    """Choose what a word says, as if by hand; a word that is not offered is passed over."""
    if word == word_of(widget):
        return
    match widget:
        case Segmented():
            value = next((one for one in widget.values if one.value == word), None)
            if value is not None:
                widget.choose(value)
                widget.chosen.emit(value)
        case QComboBox():
            at = widget.findData(word)
            at = at if at >= 0 else widget.findText(word)
            if at >= 0:
                widget.setCurrentIndex(at)
                widget.activated.emit(at)
        case QTabWidget():
            texts = [widget.tabText(at) for at in range(widget.count())]
            if word in texts:
                widget.setCurrentIndex(texts.index(word))
        case QLineEdit():
            widget.setText(word)


def words_of(widgets: Mapping[str, QWidget]) -> dict[str, str]:
    """Return the words for what is chosen, by key; of what says nothing there is none."""
    return {key: word for key, widget in widgets.items() if (word := word_of(widget))}


def put_words(widgets: Mapping[str, QWidget], words: Mapping[str, str]) -> None:
    """Choose what words say; keys that are not known are passed over, a field without a word is emptied."""
    for key, widget in widgets.items():
        if key in words:
            put_word(widget, words[key])
        elif isinstance(widget, QLineEdit):
            widget.clear()
