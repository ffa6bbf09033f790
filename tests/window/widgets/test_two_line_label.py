"""A name that is too long for its line goes on in a second one."""

import pytest
from pytestqt.qtbot import QtBot

from headroom.window.widgets.two_line_label import TwoLineLabel

NAME = "Offset for vehicles assembled in the United States"


def test_a_text_takes_one_line_where_there_is_room_else_two_and_is_cut_only_after_them(qtbot: QtBot) -> None:
    label = TwoLineLabel(NAME)
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    whole = metrics.horizontalAdvance(NAME)

    assert label.lines(whole) == (NAME,)
    assert label.heightForWidth(whole) == metrics.lineSpacing()
    assert " ".join(label.lines(whole * 2 // 3)) == NAME
    assert label.heightForWidth(whole * 2 // 3) == 2 * metrics.lineSpacing()
    first, second = label.lines(whole // 4)
    assert NAME.startswith(first)
    assert second.endswith("…")
    assert label.heightForWidth(whole // 4) == 2 * metrics.lineSpacing()


def test_every_line_fits_its_width(qtbot: QtBot) -> None:
    label = TwoLineLabel("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk <b>of</b> all")
    qtbot.addWidget(label)
    for width in range(24, 600, 7):
        assert all(label.fontMetrics().horizontalAdvance(line) <= width for line in label.lines(width))


def test_a_text_is_measured_once_for_each_width_and_again_in_another_type(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = TwoLineLabel(NAME)
    qtbot.addWidget(label)
    measured: list[int] = []
    break_text = TwoLineLabel._break

    def counted(self: TwoLineLabel, text: str, width: int) -> tuple[str, ...]:
        measured.append(width)
        return break_text(self, text, width)

    monkeypatch.setattr(TwoLineLabel, "_break", counted)
    for _ in range(3):
        label.heightForWidth(150)
        label.heightForWidth(120)
    assert measured == [150, 120]

    font = label.font()
    font.setPixelSize(40)
    label.setFont(font)
    before = label.lines(150)
    assert measured == [150, 120, 150]
    assert before[-1].endswith("…")
