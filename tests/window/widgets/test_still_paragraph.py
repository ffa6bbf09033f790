"""A paragraph has its lines whatever it says."""

import pytest
from pytestqt.qtbot import QtBot

from headroom.window.widgets.still_paragraph import StillParagraph

LONG = "Section 232 duty on vehicles and on parts of vehicles, " * 20


@pytest.mark.parametrize("text", ["", "Short", LONG])
def test_it_is_as_high_as_its_lines_and_paints_within_them(qtbot: QtBot, text: str) -> None:
    label = StillParagraph(3)
    qtbot.addWidget(label)
    empty = label.sizeHint().height()

    label.set_text(text)
    label.resize(300, label.sizeHint().height())

    assert label.sizeHint().height() == empty
    assert (label.text(), label.accessibleName()) == (text, text)
    image = label.grab().toImage()
    rows = {
        y
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) != image.pixel(299, 0)
    }
    assert bool(rows) is bool(text)
    assert (max(rows, default=0) > empty * 2 // 3) is (text == LONG)
