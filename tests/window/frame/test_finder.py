from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from headroom.window.frame.main_view import MainView
from headroom.window.frame.shown.places import FoundPlace, PlaceKind
from headroom.window.session.session import Session


def go_to(view: MainView, typed: str) -> None:
    view.menus.go.find.trigger()
    QTest.keyClicks(view.work.finder.field, typed)
    QTest.keyClick(view.work.finder.field, Qt.Key.Key_Return)


def test_a_page_is_turned_to_by_its_name(shown: MainView) -> None:
    go_to(shown, "flips")

    assert shown.work.pages.current == "flips"
    assert not shown.work.finder.isVisible()


def test_a_model_is_looked_at_on_the_fleet(shown: MainView) -> None:
    shown.work.pages.turn_to("odds")

    go_to(shown, "cedar")

    assert shown.work.pages.current == "fleet"
    assert shown.work.fleet.chart.focused_model == 2


def test_a_lever_is_brought_into_view_and_moved_by_the_next_key(shown: MainView, session: Session) -> None:
    go_to(shown, "freight")

    row = shown.work.panel.rows["freight"]
    assert row.isVisible()
    assert row.slider.hasFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert session.scenario.freight_factor == 1.05


def test_levers_that_were_pushed_out_of_the_window_come_back_when_one_is_looked_for(shown: MainView) -> None:
    work = shown.work
    for find in (
        shown.menus.go.find_lever.trigger,
        lambda: work.finder.chosen.emit(FoundPlace(PlaceKind.LEVER, "rvc", "Regional content")),
    ):
        work.across.setSizes([0, 1])
        assert work.left.visibleRegion().isEmpty()

        find()

        assert not work.left.visibleRegion().isEmpty()
        assert work.panel.isAncestorOf(QApplication.focusWidget() or shown)


def test_the_arrow_keys_choose_among_what_is_found(shown: MainView) -> None:
    finder = shown.work.finder
    finder.open()
    QTest.keyClicks(finder.field, "page")
    first = finder.list.currentIndex().data()

    QTest.keyClick(finder.field, Qt.Key.Key_Down)

    assert finder.list.currentIndex().data() != first


def test_escape_closes_it_and_gives_the_focus_back(shown: MainView) -> None:
    shown.work.fleet.chart.setFocus()
    shown.work.finder.open()
    assert shown.work.finder.field.hasFocus()

    QTest.keyClick(shown.work.finder.field, Qt.Key.Key_Escape)

    assert not shown.work.finder.isVisible()
    assert shown.work.fleet.chart.hasFocus()


def test_what_has_no_such_name_is_said(shown: MainView) -> None:
    shown.work.finder.open()

    QTest.keyClicks(shown.work.finder.field, "no such thing")

    assert shown.work.finder.nothing.isVisible()
    QTest.keyClick(shown.work.finder.field, Qt.Key.Key_Return)
    assert shown.work.finder.isVisible()
