import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from headroom.window.widgets.hairline import HairlineSplitter
from headroom.window.widgets.key_splitter import KeySplitter


@pytest.fixture(params=[KeySplitter, HairlineSplitter])
def splitter(qtbot: QtBot, request: pytest.FixtureRequest) -> KeySplitter:
    made: KeySplitter = request.param(Qt.Orientation.Horizontal)
    qtbot.addWidget(made)
    for _ in range(2):
        made.addWidget(QTextEdit())
    made.setCollapsible(0, False)
    made.resize(600, 200)
    made.setSizes([300, 300])
    made.show()
    made.activateWindow()
    return made


def test_the_arrow_keys_move_a_divider(splitter: KeySplitter) -> None:
    handle, before = splitter.handle(1), splitter.sizes()[0]
    handle.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert splitter.sizes()[0] == before + 16
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert splitter.sizes()[0] == before

    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert 0 < splitter.sizes()[0] < before
    QTest.keyClick(handle, Qt.Key.Key_End)
    assert splitter.sizes()[1] == 0
    QTest.keyClick(handle, Qt.Key.Key_Up)
    assert splitter.sizes()[1] == 0


def test_screen_readers_know_a_divider(splitter: KeySplitter) -> None:
    found = QAccessible.queryAccessibleInterface(splitter.handle(1))

    assert found.role() is QAccessible.Role.Splitter
    assert found.text(QAccessible.Text.Name) == "Divider 1"
    assert found.state().focusable


def test_a_divider_shows_that_it_has_the_keys(splitter: KeySplitter) -> None:
    handle = splitter.handle(1)
    plain = handle.grab().toImage()
    handle.setFocus()

    assert handle.grab().toImage() != plain
