import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from headroom.window.widgets.tab_order import go_on, tab_stops


class Backwards(QWidget):
    """A part with an order of its own."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        for part in parts:
            line.addWidget(part)
        self.parts = parts

    def tab_stops(self) -> tuple[QWidget, ...]:
        return self.parts[::-1]


@pytest.fixture
def buttons() -> list[QPushButton]:
    return [QPushButton(str(at)) for at in range(6)]


@pytest.fixture
def window(qtbot: QtBot, buttons: list[QPushButton]) -> QWidget:
    made, splitter, below = QWidget(), QSplitter(), QWidget()
    qtbot.addWidget(made)
    column, line = QVBoxLayout(made), QHBoxLayout(below)
    line.addWidget(QLabel("Text"))
    line.addWidget(buttons[3])
    splitter.addWidget(buttons[1])
    splitter.addWidget(buttons[2])
    column.addWidget(below)  # made first, and moved down
    column.insertWidget(0, splitter)
    column.insertWidget(0, buttons[0])
    column.addWidget(Backwards(buttons[5], buttons[4]))
    made.show()
    made.activateWindow()
    return made


def test_the_order_is_that_of_the_layouts(window: QWidget, buttons: list[QPushButton]) -> None:
    assert list(tab_stops(window)) == buttons


def test_what_is_hidden_or_disabled_is_passed_over(window: QWidget, buttons: list[QPushButton]) -> None:
    buttons[1].hide()
    buttons[4].setEnabled(False)

    assert list(tab_stops(window)) == [buttons[0], buttons[2], buttons[3], buttons[5]]


def test_the_keys_go_on_and_back_and_round(window: QWidget, buttons: list[QPushButton]) -> None:
    buttons[4].setFocus(Qt.FocusReason.TabFocusReason)
    assert go_on(window, forward=True)
    assert buttons[5].hasFocus()
    assert go_on(window, forward=True)
    assert buttons[0].hasFocus()
    assert go_on(window, forward=False)
    assert buttons[5].hasFocus()


def test_what_has_the_keys_is_scrolled_into_view(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(inside)
    rows = [QPushButton(str(at)) for at in range(40)]
    for row in rows:
        column.addWidget(row)
    area.setWidget(inside)
    area.resize(200, 150)
    area.show()
    area.activateWindow()
    QApplication.processEvents()
    rows[0].setFocus()

    go_on(inside, forward=False)

    assert rows[-1].hasFocus()
    assert area.viewport().rect().contains(rows[-1].mapTo(area.viewport(), rows[-1].rect().center()))


def test_keys_that_are_elsewhere_are_left_to_qt(window: QWidget, buttons: list[QPushButton]) -> None:
    buttons[0].setFocus()
    part = buttons[5].parentWidget()
    assert part is not None

    assert not go_on(part, forward=True)
    assert buttons[0].hasFocus()
    assert window.isAncestorOf(part)
