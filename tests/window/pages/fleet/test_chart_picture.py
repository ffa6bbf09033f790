"""The charts in pictures and on pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter, QPdfWriter

from chart_gestures import close_to
from fleets import outcome
from headroom.window.look.theme import DARK, LIGHT, Theme
from headroom.window.pages.fleet.chart_picture import paint_fleet
from headroom.window.pages.fleet.shown.model_order import shown_models
from headroom.window.plots.chart_look import ChartLook

pytestmark = pytest.mark.usefixtures("look")


def look_of(theme: Theme, scale: float = 1.0) -> ChartLook:
    font = QFont("Inter")
    font.setPixelSize(round(13 * scale))
    return ChartLook.of(theme, font)


def picture(theme: Theme, scale: float) -> QImage:
    image = QImage(round(900 * scale), round(300 * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    made = outcome()
    paint_fleet(painter, QRectF(image.rect()), made, made, shown_models(made), look_of(theme, scale))
    painter.end()
    return image


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_a_picture_of_any_size_has_all_models_worst_on_top(theme: Theme, scale: float) -> None:
    image = picture(theme, scale)
    frame_top, row = 56 * scale, 36 * scale
    for position, meaning in enumerate(
        (theme.fails, theme.fails, theme.undetermined, theme.qualifies, theme.qualifies)
    ):
        y = round(frame_top + row * (position + 0.32))
        colours = {image.pixelColor(x, y).name() for x in range(image.width() // 3)}
        assert meaning in colours


def test_the_charts_are_vectors_on_a_page(tmp_path: Path) -> None:
    path = tmp_path / "fleet.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(96)
    painter = QPainter(writer)
    made = outcome()
    paint_fleet(painter, QRectF(0, 0, 700, 400), made, made, shown_models(made), look_of(LIGHT))
    painter.end()
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/Subtype /Image" not in data


def test_an_empty_selection_is_a_picture_without_rows() -> None:
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    made = outcome()
    paint_fleet(painter, QRectF(image.rect()), made, made, shown_models(made, search="zz"), look_of(LIGHT))
    painter.end()
    assert close_to(image.pixelColor(5, 150), LIGHT.surface)
