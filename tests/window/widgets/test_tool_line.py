"""The tools of a page in one line, however wide it is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from headroom.language import WordEnum
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.segmented import Form, Segmented
from headroom.window.widgets.tool_line import ToolLine


class Colour(WordEnum):
    COST = "cost of the rules"
    VOLUME = "volume qualifying"
    DUTY = "duty a year"


class Span(WordEnum):
    CHANGES = "where it changes"
    WHOLE = "0 to 100 %"


class Line:
    """A line with two choices, a box, a field and a button."""

    def __init__(self, qtbot: QtBot) -> None:
        self.colour = Segmented("Colour", tuple(Colour))
        self.span = Segmented("Axes", tuple(Span), seldom=True)
        self.box, self.field, self.copy = ChoiceBox("Vehicles", 10), QLineEdit(), QPushButton("Copy")
        self.box.addItems(["All vehicles", "Passenger cars"])
        self.tools: tuple[QWidget, ...] = (self.colour, self.span, self.box, self.field, self.copy)
        self.line = ToolLine(*self.tools)
        qtbot.addWidget(self.line)
        self.line.show()

    def resize(self, width: int) -> None:
        self.line.resize(width, self.line.sizeHint().height())

    @property
    def stand(self) -> list[QWidget]:
        shown = [tool for tool in (*self.tools, self.line.more) if tool.isVisible()]
        return [tool for tool in shown if not isinstance(tool, Segmented) or tool.form is not Form.AWAY]


def test_tools_stand_open_and_three_steps_apart_where_there_is_room(qtbot: QtBot) -> None:
    made = Line(qtbot)
    made.resize(made.line.room)

    assert {made.colour.form, made.span.form} == {Form.OPEN}
    assert not made.line.more.isVisible()
    ends = [tool.geometry() for tool in made.stand]
    assert [right.left() - left.right() - 1 for left, right in pairwise(ends)] == [24] * 4


@pytest.mark.parametrize("share", [0.95, 0.8, 0.6, 0.45, 0.3])
def test_tools_stay_in_one_line_without_overlap_in_any_width(qtbot: QtBot, share: float) -> None:
    made = Line(qtbot)
    made.resize(max(round(made.line.room * share), made.line.minimumSizeHint().width()))

    ends = [tool.geometry() for tool in made.stand]
    assert ends[0].left() >= 0
    assert all(left.right() < right.left() for left, right in pairwise(ends))
    assert len({end.center().y() for end in ends}) <= 2  # an odd height has its middle half a pixel off


def test_the_widest_choice_becomes_a_box_first_and_says_what_is_chosen(qtbot: QtBot) -> None:
    made = Line(qtbot)
    told: list[Colour] = []
    made.colour.chosen.connect(told.append)
    made.colour.choose(Colour.DUTY)
    made.resize(made.line.room - 1)

    assert (made.colour.form, made.span.form) == (Form.FOLDED, Form.OPEN)
    assert made.colour.box.isVisible()
    assert made.colour.box.accessibleName() == "Colour"
    assert made.colour.box.currentText() == "Duty a year"

    QTest.keyClick(made.colour.box, Qt.Key.Key_Up)
    assert made.colour.value is Colour.VOLUME
    assert told == [Colour.VOLUME]

    made.resize(made.line.room)
    assert made.colour.form is Form.OPEN
    assert made.colour.buttons[Colour.VOLUME.value].isChecked()


def test_a_choice_made_seldom_goes_into_the_menu_first_and_can_be_made_there(qtbot: QtBot) -> None:
    made = Line(qtbot)
    told: list[Span] = []
    made.span.chosen.connect(told.append)
    width = made.line.room
    made.resize(width)
    while made.span.form is not Form.AWAY:
        width -= 1
        made.resize(width)

    assert made.colour.form is Form.FOLDED
    assert not made.span.isHidden()  # the page did not take it back
    more = made.line.more
    assert more.isVisible()
    assert more.accessibleName() == "More: axes"
    more.menu().aboutToShow.emit()
    entries = {action.text(): action for action in more.menu().actions()}
    assert entries["Where it changes"].isChecked()
    assert not entries["Axes"].isEnabled()
    entries["0 to 100 %"].trigger()
    assert told == [Span.WHOLE]


def test_a_button_goes_into_the_menu_where_nothing_else_can_give_way(qtbot: QtBot) -> None:
    made = Line(qtbot)
    clicks: list[bool] = []
    made.copy.clicked.connect(lambda: clicks.append(True))
    made.resize(made.line.minimumSizeHint().width())

    assert not made.copy.isVisible()
    made.line.more.menu().aboutToShow.emit()
    made.line.more.menu().actions()[-1].trigger()
    assert len(clicks) == 1

    made.resize(made.line.room)
    assert made.copy.isVisible()


def test_a_tool_that_the_page_hides_leaves_no_gap(qtbot: QtBot) -> None:
    made = Line(qtbot)
    room = made.line.room
    made.box.hide()
    made.resize(made.line.room)
    assert made.line.room < room - 24
    ends = [tool.geometry() for tool in made.stand]
    assert [right.left() - left.right() - 1 for left, right in pairwise(ends)] == [24] * 3


def test_what_is_typed_into_is_narrowed_before_what_is_chosen_is_cut(qtbot: QtBot) -> None:
    box, field, button = ChoiceBox("Vehicles", 10), QLineEdit(), QPushButton("Copy")
    box.addItems(["All vehicles", "Passenger cars"])
    line = ToolLine(field, box, button)
    qtbot.addWidget(line)
    line.show()
    line.resize(line.room, line.sizeHint().height())
    whole, typed = box.width(), field.width()
    line.resize(line.room - 60, line.height())

    assert button.isVisible()
    assert box.width() == whole
    assert field.width() < typed
