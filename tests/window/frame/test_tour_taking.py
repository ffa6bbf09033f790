from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom import resources
from headroom.rules.exposure import Exposure
from headroom.window.frame import tour_taking
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.frame.tour_targets import target_place
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.pages.page_list import FLEET
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.tour.shown.steps import STEPS, Target
from headroom.window.tour.tour import Tour


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour_taking, "_SOON_MS", 0)


def taken(view: MainView) -> Tour | None:
    """Return the tour that is being taken."""
    return view.tour.tour


def end(view: MainView) -> None:
    """End the tour."""
    tour = taken(view)
    assert tour is not None
    tour.end()


@pytest.fixture
def tour(shown: MainView) -> Iterator[Tour]:
    shown.menus.tour.trigger()
    made = shown.tour.tour
    assert made is not None
    yield made
    if shown.tour.tour is not None:
        shown.tour.tour.end()


def test_every_step_points_at_a_part_that_is_there(shown: MainView, shell: Shell, tour: Tour) -> None:
    shell.resize(1280, 800)
    for at, step in enumerate(STEPS):
        tour.follow()
        assert tour.at == at
        place = target_place(shell, shown.work, step.target)
        assert place is not None, step.target
        assert tour.ring.isVisible()
        assert tour.ring.geometry().contains(place.intersected(shell.rect())), step.target
        assert tour.card.title.text() == step.title
        assert shell.rect().contains(tour.card.geometry())
        tour.card.next.click()

    assert shown.tour.tour is None


def test_a_part_that_is_not_there_is_not_pointed_at(shown: MainView, shell: Shell, tour: Tour) -> None:
    shown.work.pages.turn_to("map")
    tour.follow()

    assert target_place(shell, shown.work, Target.VERDICTS) is None
    assert tour.ring.isHidden()
    assert tour.card.isVisible()
    shown.work.fleet.chart.hide()
    shown.work.pages.turn_to(FLEET)
    tour.follow()
    assert tour.ring.isHidden()


def test_enter_goes_on_back_goes_back_and_escape_ends_it(
    shown: MainView, shell: Shell, tour: Tour, qtbot: QtBot
) -> None:
    shell.activateWindow()
    qtbot.waitUntil(tour.card.next.hasFocus)
    QTest.keyClick(tour.card.next, Qt.Key.Key_Return)
    assert tour.at == 1
    assert tour.card.next.hasFocus()
    QTest.keyClick(tour.card.before, Qt.Key.Key_Space)
    assert tour.at == 0

    QTest.keyClick(tour.card.next, Qt.Key.Key_Escape)
    assert shown.tour.tour is None


def test_escape_ends_it_wherever_the_keys_are(
    shown: MainView, shell: Shell, tour: Tour, qtbot: QtBot
) -> None:
    assert tour.at == 0
    shell.activateWindow()
    shown.work.fleet.chart.setFocus()
    qtbot.waitUntil(shown.work.fleet.chart.hasFocus)
    QTest.keyClick(shown.work.fleet.chart, Qt.Key.Key_Escape)

    assert shown.tour.tour is None


def test_the_keys_go_back_to_what_had_them(shown: MainView, shell: Shell, qtbot: QtBot) -> None:
    shell.activateWindow()
    chart = shown.work.fleet.chart
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    shown.menus.tour.trigger()
    assert shown.tour.tour is not None
    shown.tour.tour.end()

    assert chart.hasFocus()


def test_screen_readers_find_what_a_step_says(tour: Tour) -> None:
    card = QAccessible.queryAccessibleInterface(tour.card)
    assert STEPS[0].title in card.text(QAccessible.Text.Name)
    assert card.text(QAccessible.Text.Description) == STEPS[0].text
    on = QAccessible.queryAccessibleInterface(tour.card.next)
    assert on.text(QAccessible.Text.Name) == "Next"
    assert STEPS[0].text in on.text(QAccessible.Text.Description)


def test_the_window_can_be_used_meanwhile(shown: MainView, session: Session, tour: Tour) -> None:
    session.set_value("Regional content", "rvc", 0.7)

    assert tour.card.isVisible()
    assert tour.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert shown.menus.open.isEnabled()


def test_it_ends_where_something_is_presented(shown: MainView, tour: Tour) -> None:
    shown.menus.present.trigger()
    tour.follow()

    assert shown.tour.tour is None
    shown.menus.tour.trigger()
    assert shown.tour.tour is None
    shown.menus.present.trigger()


def test_it_ends_where_another_workbook_is_shown(
    shown: MainView, session: Session, exposure: Exposure, tour: Tour
) -> None:
    session.open(replace(exposure))
    tour.follow()

    assert shown.tour.tour is None


def test_there_is_one_tour_at_a_time(shown: MainView, tour: Tour) -> None:
    shown.menus.tour.trigger()

    assert shown.tour.tour is tour


def test_it_comes_by_itself_once_and_on_the_sample_alone(
    view: MainView, session: Session, exposure: Exposure, settings: Settings, qtbot: QtBot
) -> None:
    sample = replace(exposure, book=replace(exposure.book, name=resources.sample().name))
    view.tour.expect()
    session.open(exposure)
    view.show_book()
    qtbot.wait(20)
    assert view.tour.tour is None  # a workbook of one's own was opened first

    view.tour.expect()
    session.open(sample)
    view.show_book()
    qtbot.waitUntil(lambda: taken(view) is not None)
    end(view)
    assert settings.text(tour_taking.TAKEN) == "yes"

    view.tour.expect()
    view.show_book()
    qtbot.wait(20)
    assert taken(view) is None


def test_where_nothing_is_open_the_sample_is_asked_for(view: MainView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.sample_requested):
        view.menus.tour.trigger()

    assert view.tour.tour is None


@pytest.mark.parametrize("size", [(1280, 800), (1904, 1032)])
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_card_and_part_are_in_sight_in_both_themes_and_sizes(
    shown: MainView, shell: Shell, look: Look, tour: Tour, size: tuple[int, int], theme: ThemeChoice
) -> None:
    look.choose(theme)
    shell.resize(*size)
    for step in STEPS:
        tour.follow()
        found = target_place(shell, shown.work, step.target)
        assert found is not None
        covered = tour.card.geometry().intersected(found)
        assert covered.isEmpty() or found == QRect(found).united(covered), step.target
        assert covered.width() * covered.height() < 0.2 * found.width() * found.height(), step.target
        tour.card.next.click()
