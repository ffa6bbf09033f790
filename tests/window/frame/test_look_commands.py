from collections.abc import Iterator

import pytest
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QLabel

from headroom.window.frame.main_view import MainView
from headroom.window.frame.roomy_area import RoomyArea
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.motion import Motion
from headroom.window.look.text_size import TextSize
from headroom.window.look.theme import CONTRAST_DARK, CONTRAST_LIGHT, LIGHT, presents, theme_of, type_scale
from headroom.window.session.settings import Settings
from headroom.window.start.running import remembered_look


@pytest.fixture(autouse=True)
def usual(look: Look) -> Iterator[None]:
    yield
    look.choose_size(TextSize.NORMAL)
    look.movement.choose(Motion.SYSTEM)
    look.choose(ThemeChoice.LIGHT)


def test_every_choice_is_kept_until_the_next_start(
    shown: MainView, qapp: QApplication, settings: Settings
) -> None:
    menus = shown.menus.looks
    menus.theme_chosen.emit(ThemeChoice.CONTRAST)
    menus.size_chosen.emit(TextSize.LARGE)
    menus.motion_chosen.emit(Motion.REDUCED)

    again = remembered_look(qapp, settings)
    try:
        assert (again.choice, again.size) == (ThemeChoice.CONTRAST, TextSize.LARGE)
        assert again.movement.choice is Motion.REDUCED
    finally:
        again.deleteLater()


def test_what_cannot_be_understood_is_as_good_as_nothing(qapp: QApplication, settings: Settings) -> None:
    settings.put_text("text size", "1000")
    settings.put_text("motion", "wild")
    made = remembered_look(qapp, settings)
    try:
        assert (made.size, made.movement.choice) == (TextSize.SYSTEM, Motion.SYSTEM)
    finally:
        made.deleteLater()


def test_the_menus_check_what_is_shown(shown: MainView) -> None:
    menus = shown.menus.looks
    menus.larger.trigger()
    menus.larger.trigger()
    assert checked(menus.sizes) == ["150 %"]
    menus.smaller.trigger()
    assert checked(menus.sizes) == ["125 %"]
    menus.theme_chosen.emit(ThemeChoice.CONTRAST_LIGHT)
    assert checked(menus.themes) == ["High contrast, white"]


def checked(group: QActionGroup) -> list[str]:
    """Return what is checked in a menu."""
    return [action.text() for action in group.actions() if action.isChecked()]


@pytest.mark.parametrize(
    ("choice", "theme"),
    [
        (ThemeChoice.CONTRAST, CONTRAST_DARK),
        (ThemeChoice.CONTRAST_LIGHT, CONTRAST_LIGHT),
        (ThemeChoice.LIGHT, LIGHT),
    ],
)
def test_every_widget_has_the_theme_of_high_contrast(
    shown: MainView, choice: ThemeChoice, theme: object
) -> None:
    shown.menus.looks.theme_chosen.emit(choice)

    for widget in (shown, shown.work.panel, shown.work.fleet.chart, shown.work.groups.buttons[0]):
        assert theme_of(widget) is theme


def test_where_the_system_asks_for_contrast_it_is_shown(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(look._system), "wants_contrast", True)
    look.choose(ThemeChoice.SYSTEM)
    assert look.theme.contrast

    monkeypatch.setattr(type(look._system), "wants_contrast", False)
    look._system.contrast_changed.emit()
    assert not look.theme.contrast


@pytest.mark.parametrize(("size", "scale"), [(TextSize.LARGE, 1.5), (TextSize.DOUBLE, 2.0)])
def test_large_text_scrolls_and_normal_text_does_not(
    shown: MainView, shell: Shell, size: TextSize, scale: float
) -> None:
    shell.resize(1280, 800)
    area = shown.findChild(RoomyArea)
    assert isinstance(area, RoomyArea)
    QApplication.processEvents()
    assert (area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()) == (0, 0)

    shown.menus.looks.size_chosen.emit(size)
    QApplication.processEvents()

    assert type_scale(shown) == pytest.approx(scale, abs=0.05)  # type has whole pixels
    assert not presents(shown)
    assert shown.pages.width() >= 1024 * scale
    assert area.horizontalScrollBar().maximum() > 0


def test_what_has_the_keys_comes_into_view(shown: MainView, shell: Shell) -> None:
    shell.resize(1024, 640)
    shown.menus.looks.size_chosen.emit(TextSize.DOUBLE)
    QApplication.processEvents()
    shell.activateWindow()
    area = shown.findChild(RoomyArea)
    assert isinstance(area, RoomyArea)

    for widget in (shown.work.status.problems, shown.work.groups.present, shown.work.panel.chooser.box):
        widget.setFocus()
        place = widget.mapTo(area.viewport(), widget.rect().center())
        assert area.viewport().rect().contains(place)


def test_a_presentation_has_a_size_of_its_own(shown: MainView, shell: Shell, look: Look) -> None:
    shell.resize(1920, 1080)
    look.choose_size(TextSize.DOUBLE)
    shown.menus.present.setChecked(True)
    assert presents(shown)
    assert type_scale(shown) == pytest.approx(1.5, abs=0.1)

    shown.menus.present.setChecked(False)
    assert not presents(shown)
    assert type_scale(shown) == 2.0


def test_at_double_size_no_label_of_the_panel_is_cut(shown: MainView, shell: Shell) -> None:
    shell.resize(1280, 800)
    shown.menus.looks.size_chosen.emit(TextSize.DOUBLE)
    QApplication.processEvents()

    labels = [one for one in shown.work.panel.findChildren(QLabel) if one.isVisible() and one.text()]
    assert labels
    assert [one.text() for one in labels if one.height() < one.fontMetrics().height()] == []
    assert shown.work.panel.width() >= 500
