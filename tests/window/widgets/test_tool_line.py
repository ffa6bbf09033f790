from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from headroom.window.widgets.tool_line import ToolLine


def test_tools_stand_in_one_line_where_they_fit_else_in_as_few_as_hold_them(qtbot: QtBot) -> None:
    tools = [QPushButton(f"Tool number {n}") for n in range(4)]
    line = ToolLine(*tools)
    qtbot.addWidget(line)
    one = line.room

    line.fit(one)
    line.resize(one, line.sizeHint().height())
    line.show()
    assert len({tool.y() for tool in tools}) == 1

    line.fit(one // 2)
    line.resize(one // 2, line.sizeHint().height())
    qtbot.wait(1)
    assert len({tool.y() for tool in tools}) > 1
    assert all(line.rect().contains(tool.geometry()) for tool in tools)

    line.fit(one)
    line.resize(one, line.sizeHint().height())
    qtbot.wait(1)
    assert len({tool.y() for tool in tools}) == 1
