"""Names of models at the edges of the policy map."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from headroom.window.look.theme import LIGHT
from headroom.window.pages.map.tip_items import shortened, spread
from headroom.window.plots.chart_look import ChartLook


@given(st.lists(st.floats(0, 100), max_size=9).map(sorted))
def test_names_stand_apart_in_their_order_and_within_the_edge(wanted: list[float]) -> None:
    places = spread(wanted, 10.0, 0.0, 100.0)

    assert all(after - before >= 10 - 1e-9 for before, after in pairwise(places))
    assert all(-1e-9 <= place <= 100 for place in places)


def test_names_that_have_room_stand_where_they_belong() -> None:
    assert spread([5.0, 40.0, 80.0], 10.0, 0.0, 100.0) == [5.0, 40.0, 80.0]


@pytest.mark.usefixtures("qapp")
def test_a_name_without_room_loses_its_make_before_it_is_cut() -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    look = ChartLook.of(LIGHT, font)
    room = look.width_of("Mustang Mach-E", look.caption)

    assert shortened("Mustang Mach-E", room, look) == "Mustang Mach-E"
    assert shortened("Ford Mustang Mach-E", room, look) == "Mustang Mach-E"
    assert shortened("Ford Extraordinarilylongname", room, look).startswith("Extra")
