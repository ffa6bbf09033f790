import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from headroom.window.look.icons import icon, pixmap, program_icon
from headroom.window.look.look import Look, ThemeChoice, dress, palette_of
from headroom.window.look.style_sheet import style_sheet
from headroom.window.look.theme import (
    BODY,
    CAPTION,
    CONTRAST_DARK,
    DARK,
    FIGURE,
    LIGHT,
    THEMES,
    TITLE,
    Theme,
    font_of,
    theme_of,
)


def test_figures_are_all_of_one_width(qtbot: QtBot, look: Look) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    assert look.theme is LIGHT
    for size in (CAPTION, BODY, TITLE, FIGURE):
        metrics = QFontMetricsF(font_of(label, size))
        assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_large_figures_of_labels_are_of_one_width_too(qtbot: QtBot, look: Look) -> None:
    label = QLabel("1")
    label.setProperty("kind", "figure")
    qtbot.addWidget(label)
    dress(label)
    label.show()
    assert look.theme is LIGHT

    metrics = QFontMetricsF(label.font())

    assert label.font().pixelSize() == FIGURE
    assert metrics.horizontalAdvance("1") == metrics.horizontalAdvance("8")


def test_type_grows_by_the_same_factor_everywhere(qtbot: QtBot, look: Look) -> None:
    label = QLabel("1")
    qtbot.addWidget(label)
    label.show()
    small = font_of(label, TITLE).pixelSize()

    look.enlarge(1.5)

    assert font_of(label, TITLE).pixelSize() == pytest.approx(1.5 * small, abs=1)
    assert f"font-size: {round(FIGURE * 1.5)}px" in look.sheet


def test_a_part_is_dressed_anew_when_it_is_seen(qtbot: QtBot, look: Look) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    dress(label)

    look.choose(ThemeChoice.DARK)
    assert label.styleSheet() != look.sheet

    label.show()
    assert label.styleSheet() == look.sheet
    look.choose(ThemeChoice.LIGHT)
    assert label.styleSheet() == look.sheet


def test_every_placeholder_of_the_style_sheet_is_filled() -> None:
    sheet = style_sheet(DARK)

    assert sheet.count("{") == sheet.count("}")
    assert "{{" not in sheet
    assert DARK.accent in sheet
    assert LIGHT.surface not in sheet


@pytest.mark.parametrize("theme", THEMES)
def test_a_palette_has_every_colour_of_its_theme(theme: Theme) -> None:
    palette, role = palette_of(theme), QPalette.ColorRole

    for one, colour in {
        role.Window: theme.window,
        role.Base: theme.surface,
        role.Button: theme.raised,
        role.WindowText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
    }.items():
        assert palette.color(one).name() == colour


def test_high_contrast_has_outlines_and_a_strong_focus() -> None:
    sheet = style_sheet(CONTRAST_DARK)

    assert f"border: 2px solid {CONTRAST_DARK.accent}" in sheet
    assert f"border: 2px solid {CONTRAST_DARK.edge}" in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_system_theme_is_light_where_the_system_does_not_say(look: Look, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    look.choose(ThemeChoice.DARK)
    assert theme_of(label) is DARK

    look.choose(ThemeChoice.SYSTEM)

    assert theme_of(label) is LIGHT


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_what_has_no_ground_of_its_own_has_the_theme_of_its_text(qtbot: QtBot, theme: Theme) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    palette = palette_of(theme)
    palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)  # as its style sheet does

    area.setPalette(palette)

    assert theme_of(area) is theme


def test_an_icon_has_the_colour_asked_for_and_is_sharp_at_double_density(qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    image = pixmap("close", "#ff0000", 16, 2.0).toImage()

    colours = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 250
    }
    assert (image.width(), image.devicePixelRatio()) == (32, 2.0)
    assert colours == {"#ff0000"}
    assert not icon("undo", "#00ff00").isNull()
    assert not program_icon().isNull()
