"""Whatever its width, the window hands each tool of a page the clicks on it, and cuts no button."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look
from headroom.window.look.text_size import TextSize
from headroom.window.pages.page_list import NAMES
from headroom.window.pages.session_page import SessionPage
from headroom.window.widgets.segmented import Form, Segmented
from headroom.window.widgets.tool_line import ToolLine

WIDTHS = (*range(1920, 1023, -64), *range(1024, 1921, 64))


def standing(line: ToolLine) -> list[QWidget]:
    """Return the tools that are seen."""
    parts = [child for child in line.children() if isinstance(child, QWidget) and child.isVisible()]
    return [part for part in parts if not isinstance(part, Segmented) or part.form is not Form.AWAY]


@pytest.mark.parametrize(
    "name",
    [
        name if name in {"fleet", "map"} else pytest.param(name, marks=pytest.mark.slow)
        for name in NAMES
        if name != "changes"
    ],
)
def test_a_click_on_a_tool_reaches_it(shown: MainView, shell: Shell, name: str) -> None:
    shell.resize(1920, 900)
    shown.work.pages.turn_to(name)
    page = shown.work.pages.page(name)
    if isinstance(page, SessionPage):
        page.settle()
    for width in WIDTHS:
        shell.resize(width, 900)
        QApplication.processEvents()
        for line in (found for found in shell.findChildren(ToolLine) if found.isVisible()):
            for tool in standing(line):
                middle = tool.rect().center()
                for x in (1, middle.x(), tool.width() - 2):
                    hit = shell.childAt(tool.mapTo(shell, QPoint(x, middle.y())))
                    assert hit is not None
                    assert hit is tool or tool.isAncestorOf(hit), (width, tool.accessibleName(), x)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fleet", "model", "decide", "odds"])
def test_no_button_is_narrower_than_its_text(shown: MainView, shell: Shell, name: str) -> None:
    shown.work.pages.turn_to(name)
    seen = set()
    for width in WIDTHS:
        shell.resize(width, 900)
        QApplication.processEvents()
        for button in (found for found in shell.findChildren(QPushButton) if found.isVisible()):
            assert button.width() >= button.minimumSizeHint().width(), (width, button.text())
        seen.add(shown.work.panel.reset.text())
    assert seen == {"Reset", "Reset to baseline"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fleet", "model", "decide", "odds", "problems", "scenarios"])
def test_no_button_is_narrower_than_its_text_at_double_size(
    shown: MainView, shell: Shell, look: Look, name: str
) -> None:
    shell.resize(1280, 800)
    shown.work.pages.turn_to(name)
    look.choose_size(TextSize.DOUBLE)
    QApplication.processEvents()
    try:
        for button in (found for found in shell.findChildren(QPushButton) if found.isVisible()):
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= button.fontMetrics().height(), button.text()
    finally:
        look.choose_size(TextSize.NORMAL)
