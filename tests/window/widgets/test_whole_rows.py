"""Tables end below a whole row, whatever the height they are given."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.look.look import Look
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.whole_rows import WholeRows


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_last_row_in_sight_is_seen_whole(qtbot: QtBot, look: Look, scale: float) -> None:
    look.enlarge(scale)
    views = [DetailTableView("One"), DetailTableView("Other")]
    made = WholeRows([(view, 1) for view in views], 8)
    qtbot.addWidget(made)
    rows = tuple((Cell(str(row)),) for row in range(40))
    made.show()
    for view in views:
        view.show_table(DetailTable("", (TableColumn("A", wide=True),), rows))
    least = made.minimumSizeHint()
    for height in range(200, 260, 7):
        made.resize(400, height)
        QApplication.processEvents()
        row = views[0].verticalHeader().defaultSectionSize()
        assert [view.viewport().height() % row for view in views] == [0, 0]
        assert made.height() - views[0].height() < row
        assert made.minimumSizeHint() == least


def test_the_least_height_is_that_of_one_row_and_leaves_nothing_free(qtbot: QtBot, look: Look) -> None:
    look.enlarge(1.0)
    view = DetailTableView("One")
    made = WholeRows([(view, 1)])
    qtbot.addWidget(made)
    made.show()
    view.show_table(
        DetailTable("", (TableColumn("A", wide=True),), tuple((Cell(str(row)),) for row in range(9)))
    )

    header, row = view.horizontalHeader().sizeHint().height(), view.verticalHeader().defaultSectionSize()
    assert view.minimumSizeHint().height() > header + row  # less than Qt asks for
    assert made.minimumSizeHint().height() == header + row + 2 * view.frameWidth()
