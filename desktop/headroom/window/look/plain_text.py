"""The one way by which texts of strangers reach the screen: as the characters that they are.

Qt takes many texts for HTML where they look like it, and then opens the files and pictures that they name;
in buttons and menus it takes ``&`` for an underlined letter, in titles of windows ``[*]`` for a mark.
"""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as TextOfQt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it is written."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # before there is a text to be taken for HTML
        self.setText(text)


def plain_tooltip(text: str) -> str:
    """Return what makes Qt show a text as it is written, in a tooltip or another place that guesses.

    A text that does not look like HTML stays what it is.
    """
    if not TextOfQt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


def put_back_tooltip(widget: QWidget, tip: str) -> None:
    """Give a widget a tooltip again that it had before."""
    widget.setToolTip(tip)


def plain_caption(text: str) -> str:
    """Return what makes a button, a tab or an entry of a menu show a text as it is written."""
    return text.replace("&", "&&")


def plain_title(text: str) -> str:
    """Return what makes a window show a text in its title as it is written."""
    return text.replace("[*]", "[*][*]")
