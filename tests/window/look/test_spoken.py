import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from headroom.window.look import spoken
from headroom.window.look.spoken import OneOfSeveral, Spoken, SpokenNumber, announce, tell_value

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


class Words(QWidget, Spoken):
    """Text that paints itself."""


class Threshold(QWidget, Spoken):
    """A slider that paints itself."""

    spoken_role = QAccessible.Role.Slider
    share = 0.625

    def spoken_value(self) -> str:
        return f"{100 * self.share:.1f} %"

    def spoken_number(self) -> SpokenNumber:
        return SpokenNumber(100 * self.share, 0.0, 100.0, 0.5)

    def take_number(self, number: float) -> None:
        self.share = number / 100


class Choice(QToolButton, OneOfSeveral):
    """One of several."""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[QAccessibleEvent]:
    found: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", found.append)
    return found


def test_painted_words_are_text(qtbot: QtBot) -> None:
    words = Words()
    qtbot.addWidget(words)
    words.setAccessibleName("10 of 18 qualify")
    found = QAccessible.queryAccessibleInterface(words)

    assert (found.role(), found.text(NAME), found.text(VALUE)) == (
        QAccessible.Role.StaticText,
        "10 of 18 qualify",
        "",
    )
    assert found.valueInterface() is None
    assert found.textInterface() is None


def test_a_painted_slider_says_a_number_with_its_unit_and_is_moved(qtbot: QtBot) -> None:
    threshold = Threshold()
    qtbot.addWidget(threshold)
    found = QAccessible.queryAccessibleInterface(threshold)
    number = found.valueInterface()

    assert (found.role(), found.text(VALUE)) == (QAccessible.Role.Slider, "62.5 %")
    assert (number.currentValue(), number.minimumValue(), number.maximumValue()) == (62.5, 0.0, 100.0)
    assert number.minimumStepSize() == 0.5
    number.setCurrentValue(75.0)
    assert found.text(VALUE) == "75.0 %"


def test_a_button_among_others_is_a_choice_and_can_be_pressed(qtbot: QtBot) -> None:
    parent, group = QWidget(), QButtonGroup()
    qtbot.addWidget(parent)
    buttons = [Choice(parent), Choice(parent)]
    for button in buttons:
        button.setCheckable(True)
        button.take_tab_when_chosen()
        group.addButton(button)
    buttons[0].setChecked(True)
    found = QAccessible.queryAccessibleInterface(buttons[1])

    assert found.role() is QAccessible.Role.RadioButton
    assert not found.state().checked
    found.actionInterface().doAction("Press")
    assert found.state().checked
    assert takes_tab(buttons) == [False, True]
    buttons[0].setChecked(True)
    assert takes_tab(buttons) == [True, False]


def takes_tab(buttons: list[Choice]) -> list[bool]:
    """Return which of some buttons the tab key goes to."""
    return [button.focusPolicy() is spoken._TAB for button in buttons]


def test_sentences_and_values_are_told_only_where_somebody_listens(
    qtbot: QtBot, told: list[QAccessibleEvent], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = Words()
    qtbot.addWidget(words)
    announce(words, "Now Ford F-150 fails.")
    announce(words, "")
    tell_value(words, "62.5 %")
    assert [event.type() for event in told] == [
        QAccessible.Event.Announcement,
        QAccessible.Event.ValueChanged,
    ]
    assert isinstance(told[0], QAccessibleAnnouncementEvent)
    assert told[0].message() == "Now Ford F-150 fails."

    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(words, "Now Ford F-150 fails.")
    assert len(told) == 2


def test_other_widgets_are_left_to_qt(qtbot: QtBot) -> None:
    plain = QWidget()
    qtbot.addWidget(plain)

    assert spoken._accessible("QWidget", plain) is None
    assert spoken._accessible("QObject", QObject()) is None
    button: QAbstractButton = QToolButton(plain)
    assert spoken._accessible("QToolButton", button) is None
