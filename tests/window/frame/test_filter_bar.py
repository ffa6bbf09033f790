"""One filter for every page: chosen from a menu, taken away by a click, undone, said in what is copied."""

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from headroom.analysis.model_filter import ModelFilter, ModelTrait
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.window.frame.main_view import MainView
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.session import Session

FAILING = ModelFilter(((ModelTrait.VERDICT, "fails"),))


def entry(menu: QMenu, trait: str, label: str) -> QAction:
    (inside,) = [action.menu() for action in menu.actions() if action.text() == trait]
    assert isinstance(inside, QMenu)
    (found,) = [action for action in inside.actions() if action.text().startswith(label)]
    return found


def named(page: FramedPage, names: tuple[str, ...]) -> set[str]:
    """Return which of some models stand in what a page copies."""
    tables = page.copied_tables()
    cells = {str(cell) for table in tables for row in (*table.rows, table.headings) for cell in row}
    return {name for name in names if name in cells}


def test_a_label_is_chosen_from_the_menu_shown_as_a_chip_and_undone(
    shown: MainView, session: Session
) -> None:
    bar, names = shown.work.filters, ("Aster", "Birch", "Cedar")
    assert bar.isHidden()
    menu = bar.menu()
    entry(menu, "Verdict", "fails").trigger()
    menu.deleteLater()

    assert bar.isVisible()
    assert [chip.text() for chip in bar.chips.chips] == ["Verdict: fails  \N{MULTIPLICATION X}"]
    assert bar.line.text() == "1 of 3 models shown; figures of the fleet are of all 3."
    listed = shown.work.fleet.rows.shown.tolist()
    assert [names[at] for at in listed] == ["Birch"]

    session.undo_stack.undo()
    assert bar.isHidden()
    assert len(shown.work.fleet.rows.shown) == 3
    session.undo_stack.redo()
    bar.chips.chips[0].click()
    assert session.workspace.shown.all


@pytest.mark.parametrize("page", ["decide", "timeline", "scenarios", "flips", "odds", "certificates"])
def test_pages_that_list_models_list_those_that_are_shown(
    shown: MainView, session: Session, exposure: Exposure, page: str
) -> None:
    session.open(exposure, Offers.of(exposure))
    shown.work.pages.turn_to(page)
    made = shown.work.pages.page(page)
    assert isinstance(made, SessionPage)
    made.settle()
    names = exposure.book.rows.models
    before = named(made, names)

    session.show_only(FAILING)
    made.settle()

    assert named(made, names) <= {"Birch"}
    session.undo_stack.undo()
    assert named(made, names) == before


def test_parts_are_those_of_the_models_that_are_shown(shown: MainView, session: Session) -> None:
    shown.work.pages.turn_to("parts")
    page = shown.work.pages.page("parts")
    assert isinstance(page, SessionPage)
    page.settle()
    before = len(page.copied_tables()[0].rows)

    session.show_only(FAILING)

    assert 0 < len(page.copied_tables()[0].rows) < before


def test_figures_of_the_fleet_stay_those_of_all_models_and_that_is_said(
    shown: MainView, session: Session
) -> None:
    before = [one.figure for one in shown.work.band.headline.figures]
    session.show_only(FAILING)

    assert [one.figure for one in shown.work.band.headline.figures] == before
    shown.work.pages.turn_to("trade")
    assert shown.work.filters.line.text().startswith("This page sums all 3 models")


def test_what_is_copied_says_what_is_left_out(shown: MainView, session: Session) -> None:
    session.show_only(FAILING)

    shown.menus.copy.trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert "1 of 3 models shown" in lines[1]
    assert [line.split("\t")[0] for line in lines[4:]] == ["Model", "Birch"]


def test_markup_in_a_brand_is_shown_as_it_stands(shown: MainView, session: Session) -> None:
    session.show_only(ModelFilter(((ModelTrait.BRAND, "<b>&One</b>"),)))

    (chip,) = shown.work.filters.chips.chips
    assert "<b>&&One</b>" in chip.text()
    assert shown.work.filters.line.text() == "None of 3 models passes all of these."
    shown.menus.show_all.trigger()
    assert session.workspace.shown.all
