import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.window.pages.explore.heat_map import HeatMap
from headroom.window.pages.explore.page import ExplorePage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> ExplorePage:
    page = ExplorePage(opened, Focus())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.settle()
    return page


@pytest.fixture
def heat_map(page: ExplorePage) -> HeatMap:
    found = page.findChild(HeatMap)
    assert isinstance(found, HeatMap)
    return found


def test_every_cell_is_a_child_with_its_labels_and_its_sum(heat_map: HeatMap) -> None:
    rows, columns = heat_map.size_in_cells
    found = QAccessible.queryAccessibleInterface(heat_map)
    assert rows * columns > 1
    assert found.role() is QAccessible.Role.Chart
    assert found.childCount() == rows * columns

    row, column = heat_map.looked_at
    child = found.child(row * columns + column)
    assert child.state().selected
    name, value, _ = heat_map.cell(row, column)
    assert (child.text(NAME), child.text(VALUE)) == (name, value)
    assert "part" in value


def test_the_arrow_keys_take_screen_readers_along(heat_map: HeatMap) -> None:
    found = QAccessible.queryAccessibleInterface(heat_map)
    heat_map.setFocus()
    before = heat_map.looked_at
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(heat_map, key)
    QTest.keyClick(heat_map, Qt.Key.Key_Right if before[1] == 0 else Qt.Key.Key_Left)

    row, column = heat_map.looked_at
    at = row * heat_map.size_in_cells[1] + column
    assert [child for child in range(found.childCount()) if found.child(child).state().selected] == [at]
