import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.window.importing.column_spin import ColumnSpin


@pytest.fixture
def spin(qtbot: QtBot) -> ColumnSpin:
    made = ColumnSpin()
    made.setSpecialValueText("last")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("value", "text"), [(0, "last"), (1, "A"), (26, "Z"), (27, "AA"), (16_384, "XFD")])
def test_a_column_is_shown_and_read_by_its_letters(spin: ColumnSpin, value: int, text: str) -> None:
    spin.setValue(value)

    assert spin.text() == text
    assert spin.valueFromText(text) == value


def test_letters_are_typed_and_arrows_step_by_columns(spin: ColumnSpin) -> None:
    spin.selectAll()
    QTest.keyClicks(spin, "ab")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert spin.value() == 28

    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.text() == "AC"


@pytest.mark.parametrize("text", ["7", "A1", "XFE", "ABCD"])
def test_what_is_no_column_of_a_sheet_is_marked_and_changes_nothing(spin: ColumnSpin, text: str) -> None:
    spin.setValue(3)

    spin.selectAll()
    QTest.keyClicks(spin, text)

    assert spin.text() == text
    assert spin.property("mark") == "unread"
    assert "column" in spin.accessibleDescription()

    QTest.keyClick(spin, Qt.Key.Key_Return)

    assert spin.value() == 3
    assert spin.text() == "C"
    assert spin.property("mark") == "unread"
