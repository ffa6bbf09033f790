import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from headroom.window.look.focus_frame import FocusFrame, by_itself
from headroom.window.look.look import Look


@pytest.fixture
def framed(qtbot: QtBot, look: Look) -> tuple[QWidget, QScrollArea, FocusFrame]:
    assert look.sheet
    window, area, button = QWidget(), QScrollArea(), QPushButton("Other")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(button)
    column.addWidget(area)
    frame = FocusFrame(area)
    window.show()
    window.activateWindow()
    button.setFocus()
    return window, area, frame


def test_the_frame_comes_and_goes_with_the_tab_key(framed: tuple[QWidget, QScrollArea, FocusFrame]) -> None:
    _, area, frame = framed
    area.setFocus(Qt.FocusReason.TabFocusReason)
    assert frame.isVisible()
    assert frame.size() == area.size()

    area.clearFocus()
    assert not frame.isVisible()


def test_a_click_needs_no_frame_until_a_key_is_pressed(
    framed: tuple[QWidget, QScrollArea, FocusFrame],
) -> None:
    _, area, frame = framed
    area.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not frame.isVisible()

    QTest.keyClick(area, Qt.Key.Key_Down)
    assert frame.isVisible()


def test_only_the_edge_is_painted_and_follows_the_size(
    framed: tuple[QWidget, QScrollArea, FocusFrame],
) -> None:
    window, area, frame = framed
    area.setFocus(Qt.FocusReason.TabFocusReason)
    window.resize(500, 400)
    QTest.qWait(1)

    mask = frame.mask()
    assert mask.boundingRect() == area.rect()
    assert not mask.contains(area.rect().center())
    assert mask.contains(QPoint(0, 0))
    assert mask.subtracted(QRegion(area.rect())).isEmpty()


def test_where_the_keys_go_on_by_themselves_there_is_no_frame(
    framed: tuple[QWidget, QScrollArea, FocusFrame],
) -> None:
    _, area, frame = framed
    with by_itself():
        area.setFocus(Qt.FocusReason.TabFocusReason)

    assert area.hasFocus()
    assert not frame.isVisible()
