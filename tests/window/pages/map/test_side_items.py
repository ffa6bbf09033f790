"""What stands beside the policy map fits its place."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from headroom.window.look.theme import BODY, FIGURE, LIGHT
from headroom.window.pages.map.side_items import large_font
from headroom.window.plots.chart_look import ChartLook

ROOM = 150.0


def test_words_in_the_place_of_a_large_figure_are_as_small_as_they_need_to_be(qapp: QApplication) -> None:
    look = ChartLook.of(LIGHT, qapp.font())
    figure, words = (large_font(text, ROOM, look) for text in ("$610", "comme maintenant"))

    assert figure.pixelSize() == round(look.px(FIGURE))
    assert look.px(BODY) <= words.pixelSize() < figure.pixelSize()
    assert QFontMetricsF(words).horizontalAdvance("comme maintenant") <= ROOM * 1.05
