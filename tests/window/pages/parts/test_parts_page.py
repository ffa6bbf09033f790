"""The page of parts: what is listed, how it is narrowed, sorted and grouped, and what is done with a row."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.analysis.part_dimensions import ALTERNATIVE, CURRENT, DOES_NOT, PartDimension
from headroom.analysis.part_listing import PartFilter
from headroom.bench.listing_speed import made_up_part_list
from headroom.explain.trail import Trail
from headroom.rules.exposure import Exposure
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.pages.parts.page import PartsPage
from headroom.window.pages.parts.part_model import SURE_ROLE
from headroom.window.pages.parts.part_table import PartTable
from headroom.window.pages.parts.shown.part_columns import FIRST_SHOWN, PartColumn
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.session.table_shapes import TableShapes
from headroom.window.shown.book_cell import BookCell
from headroom.window.shown.news import News
from headroom.window.widgets.shaped_table import keep_shapes
from headroom.words.formatting import MINUS, THIN_SPACE


@pytest.fixture
def focus() -> Focus:
    return Focus()


@pytest.fixture
def page(qtbot: QtBot, opened: Session, focus: Focus) -> PartsPage:
    made = PartsPage(opened, focus)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    made.settle()
    return made


def texts(page: PartsPage, column: PartColumn = PartColumn.PART) -> list[str]:
    parts = page.table.parts
    at = parts.columns.index(column)
    return [str(parts.data(parts.index(line, at))) for line in range(parts.rowCount())]


def test_what_costs_most_content_stands_first(page: PartsPage) -> None:
    assert texts(page)[0] == "P3"
    assert texts(page, PartColumn.LOST)[0] == f"{MINUS}54.55{THIN_SPACE}pp"
    assert len(texts(page)) == 6
    assert page.finding is not None
    assert page.finding.sentence.startswith("2 of 6 parts do not originate: $")


def test_what_may_be_lost_is_told_from_what_is_lost_for_certain(page: PartsPage) -> None:
    parts = page.table.parts
    at = parts.columns.index(PartColumn.LOST)
    shares = [parts.data(parts.index(line, at), SURE_ROLE) for line in range(parts.rowCount())]

    ranged = ["…" in text for text in texts(page, PartColumn.LOST)]
    assert any(ranged)
    assert [share < 1 for share in shares if isinstance(share, float)] == ranged


def test_a_list_of_the_workbook_before_is_regrouped_though_that_has_other_models(
    page: PartsPage, opened: Session, reference: TariffReference
) -> None:
    before = texts(page)
    page.hide()
    opened.open(Exposure.of(book([Row("US", 5.0, "Alone")]), reference))

    page.grouping.setCurrentIndex(1)
    page.grouping.setCurrentIndex(0)
    assert texts(page) == before

    page.show()
    page.settle()
    assert len(texts(page)) == 1


def test_a_search_lists_what_contains_every_word(page: PartsPage) -> None:
    QTest.keyClicks(page.search, "germ 8407")

    assert texts(page) == ["P3"]
    assert page.finding is not None
    assert page.finding.sentence.startswith("1 of the Birch's 2 parts does not originate and costs it")

    QTest.keyClicks(page.search, "x")
    assert texts(page) == []
    assert page.nothing.isVisible()
    assert page.finding.sentence == "No part matches"


def test_filters_stand_as_chips_that_a_click_takes_away(page: PartsPage) -> None:
    page.narrow_to(PartFilter("", ((PartDimension.MODEL, "Birch"), (PartDimension.ORIGINATING, DOES_NOT))))
    assert [chip.text().split("  ")[0] for chip in page.chips.chips] == ["Model: Birch", DOES_NOT]
    assert texts(page) == ["P3"]
    assert PartColumn.MODEL not in page.table.parts.columns

    QTest.mouseClick(page.chips.chips[1], Qt.MouseButton.LeftButton)

    assert sorted(texts(page)) == ["P2", "P3"]
    assert page.wanted == PartFilter("", ((PartDimension.MODEL, "Birch"),))
    QTest.mouseClick(page.chips.chips[0], Qt.MouseButton.LeftButton)
    assert PartColumn.MODEL in page.table.parts.columns
    assert page.chips.isHidden()


def test_alternatives_are_listed_where_they_are_asked_for_and_told_apart(
    qtbot: QtBot, session: Session, reference: TariffReference
) -> None:
    rows = [Row("JP", part="X"), Row("MX", part="X", alternative=True, cost=120)]
    session.open(Exposure.of(book(rows), reference))
    page = PartsPage(session, Focus())
    qtbot.addWidget(page)
    page.show()
    page.settle()
    assert texts(page, PartColumn.ORIGIN) == ["Japan"]

    QTest.mouseClick(page.chips.chips[0], Qt.MouseButton.LeftButton)
    page.table.choose((*FIRST_SHOWN, PartColumn.SOURCE))

    assert sorted(texts(page, PartColumn.SOURCE)) == [ALTERNATIVE, CURRENT]


def test_a_heading_sorts_and_the_part_in_focus_stays(page: PartsPage) -> None:
    page.table.selectRow(texts(page).index("P1"))
    at = page.table.parts.columns.index(PartColumn.VALUE)

    page.table.sortByColumn(at, Qt.SortOrder.DescendingOrder)

    assert texts(page)[:3] == ["P0", "P3", "P4"]
    assert texts(page)[page.table.currentIndex().row()] == "P1"


def test_parts_in_groups_are_opened_and_folded(page: PartsPage) -> None:
    page.grouping.setCurrentIndex(3)
    labels = texts(page)
    assert [label[2:] for label in labels if label[0] in "▾▸"] == [
        *("Germany", "Japan", "not stated", "United States", "Mexico"),
    ]
    assert len(labels) == 6

    page.table.selectRow(len(labels) - 2)
    QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert [label.strip() for label in texts(page)[-3:-1]] == ["P0", "P2"]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert texts(page) == labels


def test_groups_have_sums_where_their_parts_are_of_one_model(page: PartsPage) -> None:
    page.grouping.setCurrentIndex(3)
    assert texts(page, PartColumn.VALUE)[0] == ""

    page.narrow_to(PartFilter("", ((PartDimension.MODEL, "Birch"),)))

    assert texts(page, PartColumn.VALUE)[0] == "$6,600.00"


def test_columns_are_chosen_and_kept_for_the_next_start(
    qtbot: QtBot, opened: Session, settings: Settings
) -> None:
    keep_shapes(TableShapes(settings))
    first = PartTable()
    qtbot.addWidget(first)
    first.choose((PartColumn.PART, PartColumn.FREIGHT, PartColumn.PLACE))

    keep_shapes(TableShapes(settings))
    second = PartTable()
    qtbot.addWidget(second)

    assert second.parts.columns == (PartColumn.PART, PartColumn.FREIGHT, PartColumn.PLACE)
    assert opened.outcome is not None


def test_a_double_click_follows_a_figure_back(page: PartsPage, focus: Focus) -> None:
    followed: list[Trail] = []
    focus.followed.connect(followed.append)
    outcome = page._session.outcome
    assert outcome is not None
    at = page.table.parts.columns.index(PartColumn.VALUE)
    page.table.setCurrentIndex(page.table.parts.index(0, at))

    page.table.doubleClicked.emit(page.table.currentIndex())

    assert followed[0].title == "Value of P3, Birch"
    derived = followed[0].derive(outcome)
    assert derived is not None
    assert derived.value == pytest.approx(6600.0)
    assert page.table.current_trail() is not None


def test_ctrl_enter_asks_for_the_cell(page: PartsPage, focus: Focus) -> None:
    asked: list[BookCell] = []
    focus.cell_asked.connect(asked.append)
    page.table.selectRow(0)

    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked == [BookCell("", "Sourcing", "B5")]


def test_the_menu_of_a_row_narrows_the_list_to_what_is_like_it(page: PartsPage) -> None:
    page.table.selectRow(0)
    entries = dict(page.table.menu_entries(page.table.currentIndex()))

    entries["Only Origin: Germany"]()

    assert texts(page) == ["P3"]
    assert "Only Model: Birch" in entries


def test_a_filter_is_picked_from_the_labels_that_there_are(page: PartsPage) -> None:
    page._pick(PartDimension.ORIGIN)
    QTest.keyClicks(page.picker.field, "mex")
    assert page.picker.list.count() == 1

    QTest.keyClick(page.picker.field, Qt.Key.Key_Return)

    assert page.picker.isHidden()
    assert texts(page) == ["P4"]


def test_selected_rows_are_copied_with_plain_numbers_and_the_whole_cell(page: PartsPage) -> None:
    page.table.choose((PartColumn.PART, PartColumn.VALUE, PartColumn.LOST, PartColumn.PLACE))
    page.table.selectRow(0)

    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    part, value, lost, place = QGuiApplication.clipboard().text().removesuffix("\n").split("\t")
    assert (part, value, place) == ("P3", "6600", "Sourcing!B5")
    assert float(lost) == pytest.approx(-6600 / 121, rel=1e-14)


def test_too_many_rows_are_not_copied_and_it_is_said(
    page: PartsPage, focus: Focus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headroom.window.pages.parts.part_table.MOST_COPIED", 3)
    said: list[News] = []
    focus.said.connect(said.append)
    QGuiApplication.clipboard().setText("before")

    page.table.copy_table()

    assert [news.text.split(".")[0] for news in said] == ["6 rows are too many to copy"]


def test_figures_follow_the_scenario(page: PartsPage, opened: Session) -> None:
    before = texts(page, PartColumn.OF_MISSING)

    opened.set_value("Regional content", "rvc", 0.95)
    page.settle()

    assert texts(page, PartColumn.OF_MISSING) != before


def test_the_keys_of_a_search_lead_to_that_of_the_page(shown: MainView, shell: Shell) -> None:
    shown.work.pages.turn_to("parts")
    shell.activateWindow()

    QTest.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.focusWidget() is shown.work.pages.search_field


def test_parts_that_are_asked_for_elsewhere_are_listed(shown: MainView) -> None:
    wanted = PartFilter("", ((PartDimension.ORIGIN, "Japan"),))

    shown._focus.parts_asked.emit(wanted)

    assert shown.work.pages.current == "parts"
    found = shown.work.pages.page("parts")
    assert isinstance(found, PartsPage)
    assert found.wanted == wanted


@pytest.mark.slow
def test_a_million_rows_are_searched_and_sorted_while_one_types(
    qtbot: QtBot, session: Session, focus: Focus
) -> None:
    effects, _ = made_up_part_list(1_000_000, 500)
    session.open(effects.outcome.exposure)
    page = PartsPage(session, focus)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.settle()
    QApplication.processEvents()
    page.search.setText("supplier 12")
    QApplication.processEvents()

    listing = page.table.parts.listing
    assert listing is not None
    assert len(listing.row) > 10_000
    assert not np.isnan(effects.lost[listing.row]).any()


def test_what_narrows_the_list_is_seen_while_presenting(shown: MainView) -> None:
    shown.work.pages.turn_to("parts")
    page = shown.work.pages.page("parts")
    assert isinstance(page, PartsPage)
    page.settle()

    shown.menus.present.trigger()

    assert [chip.isVisible() for chip in page.chips.chips] == [True]
    shown.menus.leave.trigger()
