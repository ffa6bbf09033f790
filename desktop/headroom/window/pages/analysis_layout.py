"""How a page of an analysis is laid out: its tools, its chart, and a line below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import SPACE
from headroom.window.pages.framed_page import FramedPage
from headroom.window.widgets.tool_line import ToolLine


def lay_out_analysis(
    page: FramedPage, choices: Sequence[QWidget], response: QWidget, chart: QWidget, foot: Sequence[QWidget]
) -> None:
    """Put the widgets of a page in their places.

    Args:
        page: The page.
        choices: What is looked at: tools of the page.
        response: How the makers respond: the last of the tools.
        chart: Takes the room there is.
        foot: Below the chart; the first takes the room there is.
    """
    page.tools = ToolLine(*choices, response)
    below = QHBoxLayout()
    below.setSpacing(SPACE)
    for at, widget in enumerate(foot):
        below.addWidget(widget, 0 if at else 1)
    column = QVBoxLayout(page)
    margin = SPACE * 3 // 2
    column.setContentsMargins(margin, SPACE, margin, SPACE)
    column.setSpacing(SPACE)
    column.addWidget(page.tools)
    column.addWidget(chart, 1)
    column.addLayout(below)


def quiet_button(text: str, tip: str = "") -> QPushButton:
    """Return a button that stands back; it keeps its room while it is hidden."""
    button = QPushButton(text)
    button.setToolTip(plain_tooltip(tip))
    button.setProperty("kind", "quiet")
    room = button.sizePolicy()
    room.setRetainSizeWhenHidden(True)
    button.setSizePolicy(room)
    return button
