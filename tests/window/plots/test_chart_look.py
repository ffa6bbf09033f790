"""What charts are painted with."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from headroom.window.look.theme import LIGHT
from headroom.window.plots.chart_look import ChartLook


@pytest.mark.usefixtures("qapp")
def test_a_name_without_room_loses_its_make_before_it_is_cut() -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    look = ChartLook.of(LIGHT, font)
    room = look.width_of("Mustang Mach-E", look.caption)

    assert look.shortened("Mustang Mach-E", room, look.caption) == "Mustang Mach-E"
    assert look.shortened("Ford Mustang Mach-E", room, look.caption) == "Mustang Mach-E"
    assert look.shortened("Ford Extraordinarilylongname", room, look.caption).startswith("Extra")
