"""The page of decisions, used as a person would: clicks, the space bar, undo."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import NO_LOCKS
from headroom.rules.verdict import Verdict
from headroom.window.pages.decide.change_panel import Aim
from headroom.window.pages.decide.page import DecidePage, Which
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.total_strip import TotalStrip
from headroom.words import formatting
from headroom.work.workspace import Workspace
from resourcing_cases import Case, offers_of, thresholds
from table_hands import click_heading, menu_at

COMPLIES, FAILS = "Alder", "Beech"


def offers() -> Offers:
    """Return a model that complies at 75 %, and one that no source makes comply."""
    case = Case.generated(10, 4)
    rows = [
        *case.rows(COMPLIES),
        Row("CN", 600.0, FAILS, "battery"),
        Row("KR", 601.0, FAILS, "battery", alternative=True),
        Row("MX", 300.0, FAILS, "frame"),
    ]
    return offers_of(book(rows, case.vehicle(COMPLIES, 1000), Vehicle(FAILS, assembly_country="MX")))


@pytest.fixture
def session() -> Iterator[Session]:
    scenario = thresholds(0.75)
    session = Session(Workspace(scenario, scenario))
    every = offers()
    session.open(every.current, every)
    yield session
    session.undo_stack.clear()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> DecidePage:
    made = DecidePage(session, Focus())
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.settle()
    return made


def texts(view: DetailTableView, row: int) -> list[str]:
    return [cell.text for cell in view.cells.table.rows[row]]


def click(view: DetailTableView, row: int, column: int = 0) -> None:
    place = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def switch(page: DecidePage, row: int) -> None:
    """Move to a change with the keys and press the space bar."""
    page.changes.list.setFocus()
    page.changes.list.setCurrentIndex(page.changes.list.model().index(row, 0))
    QTest.keyClick(page.changes.list, Qt.Key.Key_Space)


def test_each_model_has_its_decision_in_words_with_costs_that_add_up(page: DecidePage) -> None:
    complies, fails, fleet = (texts(page.models, row) for row in range(3))
    assert complies[:2] == [COMPLIES, "re-source"]
    assert (complies[2], complies[4], complies[5], complies[8]) == ("$16", "+$15", "$0", "$2")
    assert complies[7].startswith("pay $")
    assert fails[:2] == [FAILS, "pay"]
    assert (fails[2], fails[4], fails[5], fails[7]) == ("$22", "$0", "$22", "none found")
    assert fleet[:2] == ["Fleet", "1 qualifies"]
    assert page.finding is not None
    assert page.finding.sentence == "Re-source the Alder, pay for 1 and save $1,540 a year"


def test_each_button_counts_the_models_that_take_its_course(page: DecidePage) -> None:
    counted = [button.text() for button in page.which.buttons.values()]

    assert counted == ["All 2", "Stay 0", "Re-source 1", "Pay 1", "No vehicle duty 0"]


def test_the_fleet_stays_last_however_the_models_are_sorted(page: DecidePage) -> None:
    for column in (0, 3, 9):
        for _ in range(2):
            click_heading(page.models, column)
            shown = [str(page.models.model().index(row, 0).data()) for row in range(3)]
            assert shown[2] == "Fleet"


def test_a_click_on_a_sorted_row_looks_at_the_model_that_stands_there(page: DecidePage) -> None:
    click_heading(page.models, 0)
    click_heading(page.models, 0)
    assert page.models.model().index(0, 0).data() == FAILS

    click(page.models, 0)

    assert page.changes.title.text().startswith(FAILS)


def test_a_click_on_a_model_shows_its_changes_or_what_blocks_it(page: DecidePage) -> None:
    click(page.models, 1)

    assert page.changes.title.text() == f"{FAILS}: no change of sources saves anything"
    blocks = page.changes.blocks.text()
    assert blocks.startswith("No sourcing qualifies, it pays the duty. Regional content reaches 33.3")

    click(page.models, 0)

    assert page.changes.title.text().startswith(COMPLIES)
    assert len(page.changes.list.cells.table.rows) > 0


def test_the_reason_is_shown_whole_in_as_many_lines_as_it_takes(page: DecidePage) -> None:
    click(page.models, 1)
    blocks = page.changes.blocks
    page.resize(620, 800)
    QApplication.processEvents()

    assert len(blocks.lines) > 1
    assert " ".join(blocks.lines) == blocks.text()
    metrics = blocks.fontMetrics()
    assert blocks.height() >= len(blocks.lines) * metrics.height() - len(blocks.lines)
    assert all(metrics.horizontalAdvance(line) <= blocks.width() for line in blocks.lines)


def test_applying_makes_the_model_qualify_and_undo_takes_it_back(page: DecidePage, session: Session) -> None:
    click(page.models, 0)
    count = len(page.changes.list.cells.table.rows)
    assert session.outcome is not None
    assert session.outcome.verdict[0] == Verdict.FAILS

    QTest.mouseClick(page.changes.apply, Qt.MouseButton.LeftButton)

    assert session.undo_stack.undoText() == f"Re-source {COMPLIES}: {count} parts"
    assert session.outcome.verdict[0] == Verdict.QUALIFIES
    assert len(session.scenario.moves) == count
    assert not page.changes.apply.isEnabled()
    session.undo_stack.undo()
    assert session.outcome.verdict[0] == Verdict.FAILS
    assert page.changes.apply.isEnabled()


def test_a_change_that_is_switched_off_with_the_space_bar_is_not_applied(
    page: DecidePage, session: Session
) -> None:
    click(page.models, 0)
    count = len(page.changes.list.cells.table.rows)
    part = texts(page.changes.list, count - 1)[0]

    switch(page, count - 1)

    assert page.changes.outcome.text().startswith(f"With {count - 1} of {count} changes: fails by")
    QTest.mouseClick(page.changes.apply, Qt.MouseButton.LeftButton)
    assert {move.part_number for move in session.scenario.moves if not move.on} == {part}
    off = [move for move in session.scenario.moves if move.on]
    assert session.exposure is not None
    expected = evaluate(session.exposure, replace(session.scenario, moves=tuple(off)))
    assert session.outcome is not None
    assert session.outcome.landed_cost_usd[0] == expected.landed_cost_usd[0]


def test_a_click_on_the_check_box_switches_a_change_and_another_one_back(page: DecidePage) -> None:
    click(page.models, 0)
    changes = page.changes.list
    whole = page.changes.outcome.text()
    box = changes.visualRect(changes.model().index(0, 0)).topLeft() + QPoint(13, 13)

    for expected in (False, True):
        QTest.mouseClick(changes.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box)
        assert (page.changes.outcome.text() == whole) is expected


def test_what_was_applied_is_not_proposed_again(page: DecidePage, session: Session) -> None:
    QTest.mouseClick(page.apply_all, Qt.MouseButton.LeftButton)

    assert page.finding is not None
    assert page.finding.sentence == "Applied: the Alder is re-sourced, 1 pays, which saves $1,540 a year"
    assert not page.apply_all.isEnabled()
    session.undo_stack.undo()
    assert page.apply_all.isEnabled()
    assert page.finding.sentence == "Re-source the Alder, pay for 1 and save $1,540 a year"


def test_taking_back_leaves_the_moves_of_other_models(page: DecidePage, session: Session) -> None:
    QTest.mouseClick(page.apply_all, Qt.MouseButton.LeftButton)
    others = [move for move in session.scenario.moves if move.model == FAILS]
    click(page.models, 0)

    QTest.mouseClick(page.changes.take_back, Qt.MouseButton.LeftButton)

    assert list(session.scenario.moves) == others
    assert session.undo_stack.undoText() == f"Source {COMPLIES} as in the workbook"


def test_a_part_that_shall_stay_is_no_change_any_more_and_undo_unlocks_it(
    page: DecidePage, session: Session
) -> None:
    click(page.models, 0)
    part = texts(page.changes.list, 0)[0]
    page.changes.list.setCurrentIndex(page.changes.list.model().index(0, 0))

    QTest.mouseClick(page.changes.keep, Qt.MouseButton.LeftButton)
    page.settle()

    assert session.scenario.locks.kept_parts == {part}
    assert part not in [row[0].text for row in page.changes.list.cells.table.rows]
    assert page.locks.sentence.text() == f"Locked: {part} stays"
    session.undo_stack.undo()
    assert session.scenario.locks == NO_LOCKS


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_a_country_is_barred_from_the_menu_of_a_change(page: DecidePage, session: Session) -> None:
    click(page.models, 0)
    changes = page.changes.list
    to = texts(changes, 0)[2]

    menu = menu_at(changes, 0, 1)
    (action,) = [action for action in menu.actions() if action.text() == f"Nothing from {to}"]
    action.trigger()
    menu.close()
    page.settle()

    assert session.scenario.locks.barred_countries == {to}
    assert to not in [row[2].text for row in changes.cells.table.rows]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_the_menu_of_a_change_means_that_change_when_another_answer_is_listed_meanwhile(
    page: DecidePage, session: Session
) -> None:
    click(page.models, 0)
    changes = page.changes.list
    part = texts(changes, 0)[0]
    menu = menu_at(changes, 0, 1)
    session.set_value("Regional content", "rvc", 0.0)
    page.settle()

    (action,) = [action for action in menu.actions() if action.text() == f"Part {part} stays"]
    action.trigger()
    menu.close()

    assert session.scenario.locks.kept_parts == {part}


def test_at_most_no_change_leaves_nothing_to_apply(page: DecidePage, session: Session) -> None:
    page.locks.most.setFocus()
    QTest.keyClick(page.locks.most, Qt.Key.Key_Up)  # from any number to 0
    page.settle()
    click(page.models, 0)

    assert session.scenario.locks.most_changes == 0
    assert page.changes.list.cells.table.rows == ()
    assert not page.changes.apply.isEnabled()
    QTest.mouseClick(page.locks.clear, Qt.MouseButton.LeftButton)
    assert session.scenario.locks == NO_LOCKS


def test_the_list_can_be_reduced_to_those_that_do_not_qualify(page: DecidePage) -> None:
    QTest.mouseClick(page.which.buttons[Which.PAY.value], Qt.MouseButton.LeftButton)

    assert [row[0].text for row in page.models.cells.table.rows] == [FAILS]


def test_the_other_sourcing_can_be_looked_at(page: DecidePage) -> None:
    click(page.models, 0)

    QTest.mouseClick(page.changes.aim.buttons[Aim.PAYING.value], Qt.MouseButton.LeftButton)

    assert page.changes.list.cells.table.rows == ()
    assert page.changes.outcome.text() == "Nothing changes: it is sourced this way now."


def test_what_each_test_costs_stands_beside_the_changes_or_in_a_line(page: DecidePage) -> None:
    click(page.models, 0)
    changes = page.changes
    regional = texts(changes.costs.table, 0)

    assert changes.costs.table.isHidden()
    assert changes.costs.line.isVisible()
    assert changes.costs.line.text().startswith("A point costs: regional $")
    assert f"{formatting.percent(0.75)} needed" in changes.costs.line.toolTip()
    assert regional[0] == "regional content"
    assert regional[3] == changes.costs.line.text().rpartition(" ")[2] + " a point"

    page.resize(1700, 900)
    QTest.qWait(1)
    assert changes.costs.table.isVisible()
    assert changes.costs.line.isHidden()

    changes.aim.buttons[Aim.PAYING.value].click()
    assert changes.costs.table.isHidden()
    assert changes.costs.line.text() == ""


def test_nothing_costs_anything_where_no_sourcing_qualifies(page: DecidePage) -> None:
    click(page.models, 1)

    assert page.changes.costs.line.text() == ""
    assert page.changes.costs.table.cells.table.rows == ()


def test_an_old_answer_is_grey_until_the_new_one_is_there(qtbot: QtBot) -> None:
    names = [f"M{n}" for n in range(40)]
    cases = [Case.generated(40, seed) for seed in range(40)]
    rows = [row for case, name in zip(cases, names, strict=True) for row in case.rows(name)]
    every = offers_of(book(rows, *(case.vehicle(name) for case, name in zip(cases, names, strict=True))))
    scenario = thresholds(0.75)
    session = Session(Workspace(scenario, scenario))
    session.open(every.current, every)
    page = DecidePage(session, Focus())
    qtbot.addWidget(page)
    page.show()
    page.settle()
    index = page.models.model().index(0, 0)
    plain = page.models.model().data(index, Qt.ItemDataRole.ForegroundRole)

    page.decisions._latest._took_s = 60.0  # what takes so long is decided beside the window
    session.set_value("RVC", "rvc", 0.9)

    assert plain is None
    assert not page.decisions.current
    assert page.models.model().data(index, Qt.ItemDataRole.ForegroundRole) is not None
    assert not page.changes.apply.isEnabled()
    qtbot.waitUntil(lambda: page.decisions.current, timeout=20_000)
    assert page.models.model().data(index, Qt.ItemDataRole.ForegroundRole) is None


def test_a_page_that_is_not_seen_decides_nothing(qtbot: QtBot, session: Session) -> None:
    page = DecidePage(session, Focus())
    qtbot.addWidget(page)

    session.set_value("RVC", "rvc", 0.9)

    assert page.decisions.answer is None
    page.show()
    qtbot.waitUntil(lambda: page.decisions.current)


def test_a_workbook_without_alternatives_says_so_on_the_page(qtbot: QtBot) -> None:
    scenario = thresholds(0.75)
    session = Session(Workspace(scenario, scenario))
    single = offers_of(
        book([Row("CN", 600.0, part="battery"), Row("CN", 9.0, part="lamp", alternative=True)])
    )
    session.open(single.current, single)
    page = DecidePage(session, Focus())
    qtbot.addWidget(page)
    page.show()
    page.settle()

    assert page.offers.isVisible()
    assert page.finding is not None
    assert page.finding.detail.startswith("1 row is marked “alternative”, but of no model and part")
    assert "Save an empty template…" in page.offers.text()


def test_a_workbook_with_alternatives_has_no_such_line(page: DecidePage) -> None:
    assert not page.offers.isVisible()


@pytest.mark.usefixtures("look")
def test_a_small_window_opens_with_the_first_model_and_the_one_looked_at_in_sight(
    qtbot: QtBot, session: Session
) -> None:
    names = [f"Model {number}" for number in range(12)]
    rows = [row for name in names for row in (Row("CN", 60.0, name, "seat"), Row("MX", 40.0, name, "frame"))]
    other = [Row("MX", 61.0, name, "seat", alternative=True) for name in names]
    every = offers_of(book([*rows, *other], *(Vehicle(name, assembly_country="MX") for name in names)))
    session.open(every.current, every)
    focus = Focus()
    focus.look_at(names[9])
    page = DecidePage(session, focus)
    qtbot.addWidget(page)
    page.resize(975, 600)
    page.show()
    page.settle()
    QApplication.processEvents()

    models = page.models
    (strip,) = models.findChildren(TotalStrip)
    assert models.selectionModel().selectedRows()[0].row() == 9
    assert models.visualRect(models.cells.index(0, 0)).top() >= 0
    assert models.visualRect(models.cells.index(9, 0)).bottom() < models.viewport().height() - strip.height()
