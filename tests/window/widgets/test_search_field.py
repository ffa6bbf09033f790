"""Escape empties a search, and is left to others where there is nothing to empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from headroom.window.widgets.search_field import SearchField


def test_escape_empties_the_field_first_and_then_is_a_command_of_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = SearchField("Find model", "Ctrl F")
    QVBoxLayout(window).addWidget(field)
    left: list[bool] = []
    QShortcut(QKeySequence("Esc"), window, lambda: left.append(True))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "zzz")

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not left

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]
