import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox
from pytestqt.qtbot import QtBot

import headroom
from headroom.window.importing.rate_fields import RateFields
from headroom.window.levers.lever_spin import LeverSpin
from headroom.window.widgets.number_box import NumberBox, WholeBox


@pytest.fixture(params=["C", "fr_FR", "es_MX", "de_DE", "en_US"])
def box(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[LeverSpin]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    made = LeverSpin()
    made.setDecimals(3)
    made.setRange(0.0, 100.0)
    made.setSuffix("\N{THIN SPACE}%")
    made.setValue(20.0)
    qtbot.addWidget(made)
    made.show()
    yield made
    QLocale.setDefault(before)


def type_into(box: QAbstractSpinBox, text: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,5", 2.5),
        ("12,5", 12.5),
        ("80,5", 80.5),
        ("80.5", 80.5),
        ("1,234", 1.234),
        ("7", 7.0),
        ("12,5%", 12.5),
    ],
)
def test_comma_and_point_are_taken_in_every_language(box: LeverSpin, text: str, number: float) -> None:
    type_into(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert box.value() == number
    assert not box.property("mark")


@pytest.mark.parametrize(
    "text", ["12,5 %", "12.5%", " 12,5 ", "12,5\N{NO-BREAK SPACE}%", "12,5\N{NARROW NO-BREAK SPACE}%"]
)
def test_a_number_is_pasted_with_its_sign_and_spaces(box: LeverSpin, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    box.setFocus()
    box.selectAll()
    box.lineEdit().paste()
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert box.value() == 12.5


@pytest.mark.parametrize("text", ["12,5,5", "abc", "8 0", "250", "-3", "1.23456"])
def test_what_cannot_be_taken_is_marked_and_nothing_changes(box: LeverSpin, text: str) -> None:
    changes: list[float] = []
    box.valueChanged.connect(changes.append)

    type_into(box, text)

    assert text in box.text()
    assert box.property("mark") == "unread"
    assert "Nothing was changed" in box.accessibleDescription()
    assert box.toolTip() == box.accessibleDescription()

    QTest.keyClick(box, Qt.Key.Key_Return)

    assert box.value() == 20.0
    assert changes == []
    assert box.text() == "20.0\N{THIN SPACE}%"
    assert box.property("mark") == "unread"

    type_into(box, "30")
    assert not box.property("mark")
    assert box.accessibleDescription() == ""


def test_the_mark_is_seen(box: LeverSpin) -> None:
    box.setStyleSheet('QAbstractSpinBox[mark="unread"] { border: 2px solid #b04a08; }')
    box.clearFocus()
    plain = box.grab().toImage()
    type_into(box, "x")
    box.clearFocus()

    assert box.property("mark") == "unread"
    assert box.grab().toImage() != plain


def test_escape_takes_back_what_was_typed_and_its_mark(box: LeverSpin) -> None:
    type_into(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert box.text() == "20.0\N{THIN SPACE}%"
    assert not box.property("mark")


def test_a_rate_of_a_currency_takes_a_comma(qtbot: QtBot) -> None:
    fields = RateFields()
    qtbot.addWidget(fields)
    fields.show_currencies(("EUR",), {}, "")
    fields.show()
    given: list[tuple[str, float]] = []
    fields.given.connect(lambda code, rate: given.append((code, rate)))

    type_into(fields.fields[0], "1,234 usd")
    QTest.keyClick(fields.fields[0], Qt.Key.Key_Return)

    assert given == [("EUR", 1.234)]
    assert fields.fields[0].text() == "1.234 USD"


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("1,234", 1234), ("12,5", 7), ("x", 7), ("5000", 7)]
)
def test_a_whole_number_swallows_no_decimals(qtbot: QtBot, text: str, number: int) -> None:
    box = WholeBox()
    box.setRange(-1, 2000)
    box.setSpecialValueText("any number")
    box.setValue(7)
    qtbot.addWidget(box)
    box.show()

    type_into(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert box.value() == number
    assert (box.property("mark") == "unread") is (number == 7)


def test_the_word_for_the_least_value_can_be_typed(qtbot: QtBot) -> None:
    box = NumberBox()
    box.setRange(-0.1, 100.0)
    box.least_typed = 0.0
    box.setSpecialValueText("schedule")
    box.setValue(5.0)
    qtbot.addWidget(box)
    box.show()

    type_into(box, "-0.1")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 5.0

    type_into(box, "Schedule")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == -0.1


def test_there_is_no_other_kind_of_number_box_in_the_program() -> None:
    package = Path(headroom.__file__).parent
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(
            r"\bQ(Double)?SpinBox\(|\bQInputDialog\b|\bQDoubleValidator\b|\bQIntValidator\b",
            path.read_text("utf-8"),
        )
        or re.search(r"\(Q(Double)?SpinBox\)", path.read_text("utf-8"))
    }

    assert makers == {"window/widgets/number_box.py"}
