import threading

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from headroom.rules.exposure import Exposure
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.pages.flips.page import FlipsPage, Since
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.trade.page import TradePage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.words.formatting import THIN_SPACE


def cell(page: OddsPage, row: int, column: int) -> QTableWidgetItem:
    item = page.editor.table.item(row, column)
    assert item is not None
    return item


def sentence(page: FramedPage) -> str:
    """Return what a page has found."""
    return "" if page.finding is None else page.finding.sentence


def test_trade_follows_a_currency_and_marks_the_baseline(qtbot: QtBot, opened: Session) -> None:
    page = TradePage(opened, Focus())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    before = {row.label: row.figures for row in page.chart.chart.rows}

    opened.set_value("EUR", "fx.EUR", 2.2)

    after = {row.label: row for row in page.chart.chart.rows}
    assert before["Canada"] != after["Canada"].figures
    assert after["Canada"].marks


def test_imports_by_content_stand_with_their_definition(qtbot: QtBot, opened: Session) -> None:
    page = TradePage(opened, Focus())
    qtbot.addWidget(page)
    page.show()

    QTest.mouseClick(page.basis.buttons["by content"], Qt.MouseButton.LeftButton)

    assert page.definition.text().startswith("By content:")
    assert any(row.label == "Germany" for row in page.chart.chart.rows)


def test_a_page_that_is_not_seen_does_nothing_until_it_is(
    qtbot: QtBot, opened: Session, exposure: Exposure
) -> None:
    page = TradePage(opened, Focus())
    qtbot.addWidget(page)

    opened.open(exposure)
    assert page.chart.chart.rows == ()
    page.show()

    assert page.chart.chart.rows


def test_a_drag_of_the_threshold_lists_the_models_that_fall_off(qtbot: QtBot, opened: Session) -> None:
    page = FlipsPage(opened, Focus())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    assert sentence(page) == "No model changed its verdict since the baseline"
    assert page.models.title.text() == "Models that flipped  none"
    assert page.models.caption.isVisible()  # it says what would fill the table

    opened.set_value("Regional content", "rvc", 0.95)

    assert "The Aster fell out since the baseline, 100,000 vehicles a year" in sentence(page)
    assert page.models.view.model().index(0, 0).data() == "Aster"


def test_since_the_last_change_only_that_change_counts(qtbot: QtBot, opened: Session) -> None:
    page = FlipsPage(opened, Focus())
    qtbot.addWidget(page)
    page.show()
    opened.set_value("Regional content", "rvc", 0.95)
    opened.set_value("Regional content", "rvc", 0.96)

    QTest.mouseClick(page.since.buttons[Since.LAST.value], Qt.MouseButton.LeftButton)

    assert sentence(page) == "No model changed its verdict since the last change"


def test_a_click_on_a_model_that_flipped_looks_at_it(qtbot: QtBot, opened: Session) -> None:
    focus = Focus()
    page = FlipsPage(opened, focus)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    opened.set_value("Regional content", "rvc", 0.95)
    view = page.models.view

    place = view.visualRect(view.model().index(0, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert focus.model == "Aster"


def test_the_tornado_follows_the_scenario_and_its_ranges(qtbot: QtBot, opened: Session) -> None:
    page = DriversPage(opened, Focus())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.settle()
    before = page.chart.chart
    row = next(at for at, one in enumerate(before.rows) if "light trucks" in one.label)
    page.chart.chosen.emit(row)

    page.high.setValue(40.0)
    page.settle()

    after = {one.label: one.figures for one in page.chart.chart.rows}
    assert after[before.rows[row].label][1] == f"40.0{THIN_SPACE}%"
    assert after[before.rows[row].label][2] != before.rows[row].figures[2]

    QTest.mouseClick(page.usual, Qt.MouseButton.LeftButton)
    page.settle()

    assert page.chart.chart == before


def test_a_tornado_of_an_earlier_question_is_faint_until_the_new_one_is_there(
    qtbot: QtBot, opened: Session
) -> None:
    page = DriversPage(opened, Focus())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.settle()
    plain = page.chart.grab().toImage()

    opened.set_value("Freight", "freight", 1.5)
    faint = page.chart.grab().toImage()
    page.settle()

    assert plain != faint
    assert page.chart.grab().toImage() != faint


def test_the_figure_may_be_that_of_the_model_looked_at(qtbot: QtBot, opened: Session) -> None:
    focus = Focus()
    focus.look_at("Cedar")
    page = DriversPage(opened, focus)
    qtbot.addWidget(page)
    page.show()
    page.settle()
    fleet = page.chart.chart.line

    QTest.mouseClick(page.about.buttons["model looked at"], Qt.MouseButton.LeftButton)
    page.settle()

    outcome = opened.outcome
    assert outcome is not None
    assert page.chart.chart.line == outcome.landed_cost_usd[2] != fleet


def test_a_probability_that_is_typed_is_a_step_that_can_be_undone(qtbot: QtBot, opened: Session) -> None:
    page = OddsPage(opened, Focus())
    qtbot.addWidget(page)
    page.show()
    page.settle()
    before = page.chart.chart

    cell(page, 0, 1).setText("20")

    assert opened.workspace.prospects[0].probability == 0.2
    assert "too few" in page.editor.message.text()
    QTest.mouseClick(page.editor.even, Qt.MouseButton.LeftButton)
    page.settle()
    assert page.chart.chart != before

    opened.undo_stack.undo()
    opened.undo_stack.undo()
    page.settle()
    assert page.chart.chart == before


def test_what_cannot_be_read_is_said_and_changes_nothing(qtbot: QtBot, opened: Session) -> None:
    page = OddsPage(opened, Focus())
    qtbot.addWidget(page)
    page.show()
    page.settle()

    cell(page, 1, 2).setText("some 80")

    assert "neither a percentage" in page.editor.message.text()
    assert cell(page, 1, 2).text() == f"75{THIN_SPACE}%"
    assert opened.undo_stack.count() == 0


def test_a_range_makes_the_odds_drawn_and_an_outcome_can_be_added_and_removed(
    qtbot: QtBot, opened: Session
) -> None:
    page = OddsPage(opened, Focus())
    qtbot.addWidget(page)
    page.show()
    page.settle()
    assert page.finding is not None
    assert "Exact" in page.finding.detail

    cell(page, 1, 2).setText("70 - 95")
    page.settle()
    assert "drawn" in page.finding.detail

    QTest.mouseClick(page.editor.add, Qt.MouseButton.LeftButton)
    assert page.editor.table.rowCount() == 5
    page.editor.table.setCurrentCell(4, 0)
    QTest.mouseClick(page.editor.remove, Qt.MouseButton.LeftButton)
    assert page.editor.table.rowCount() == 4


def test_a_page_that_closes_while_it_computes_leaves_nothing_behind(qtbot: QtBot, opened: Session) -> None:
    page = OddsPage(opened, Focus())
    page.show()
    cell(page, 1, 2).setText("70 - 95")

    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    qtbot.waitUntil(lambda: "headroom job" not in {thread.name for thread in threading.enumerate()})
