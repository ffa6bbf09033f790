from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.book.problem import Problem, Severity
from headroom.output.problem_table import ProblemColumn
from headroom.rules.exposure import Exposure
from headroom.rules.tariff_codes import TariffReference
from headroom.window.pages.problems.page import ProblemsPanel
from headroom.window.session.session import Session


@pytest.fixture
def panel(qtbot: QtBot, opened: Session) -> ProblemsPanel:
    made = ProblemsPanel(opened)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def messages(panel: ProblemsPanel) -> list[str]:
    model = panel.model
    return [str(model.data(model.index(row, ProblemColumn.MESSAGE))) for row in range(model.rowCount())]


def test_problems_stand_with_the_worst_first_and_else_in_the_order_of_the_sheet(panel: ProblemsPanel) -> None:
    assert messages(panel)[:3] == [
        "The cost “TBD” is no number.",
        "The country “XX” is not known.",
        "The quantity is 400.",
    ]


def test_the_heading_that_sorts_is_marked_from_the_beginning(panel: ProblemsPanel) -> None:
    header = panel.table.horizontalHeader()
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorSection() == ProblemColumn.SEVERITY

    panel.table.sortByColumn(ProblemColumn.ROWS, Qt.SortOrder.DescendingOrder)
    panel.table.put_back()

    assert header.sortIndicatorSection() == ProblemColumn.SEVERITY


def test_a_text_goes_on_in_further_lines_where_it_does_not_fit_also_in_another_order(
    panel: ProblemsPanel,
) -> None:
    panel.resize(760, 400)
    QApplication.processEvents()
    one = panel.table.verticalHeader().defaultSectionSize()

    def high() -> dict[str, bool]:
        return {text: panel.table.rowHeight(row) > one for row, text in enumerate(messages(panel))}

    before = high()
    assert set(before.values()) == {True, False}
    panel.table.sortByColumn(ProblemColumn.MESSAGE, Qt.SortOrder.DescendingOrder)
    assert high() == before
    panel.resize(4000, 400)
    QApplication.processEvents()
    assert not any(high().values())


def test_a_switched_off_severity_is_not_shown(panel: ProblemsPanel) -> None:
    QTest.mouseClick(panel.filters[Severity.ERROR], Qt.MouseButton.LeftButton)

    assert messages(panel)[0] == "The quantity is 400."


def test_a_search_looks_at_place_message_and_remedy_whatever_the_case(panel: ProblemsPanel) -> None:
    for text, found in (("sourcing!c7", 1), ("TBD", 1), ("give a", 2), ("no such words", 0)):
        panel.search.clear()
        QTest.keyClicks(panel.search, text)
        assert panel.model.rowCount() == found

    assert panel.nothing.isVisible()


def test_a_click_on_a_heading_sorts_by_place_with_rows_as_numbers(panel: ProblemsPanel) -> None:
    panel.table.sortByColumn(ProblemColumn.PLACE, Qt.SortOrder.AscendingOrder)

    model = panel.model
    places = [model.data(model.index(row, ProblemColumn.PLACE)) for row in range(model.rowCount())]
    sourcing = [place for place in places if str(place).startswith("Sourcing!")]
    assert sourcing[-3:] == ["Sourcing!C7", "Sourcing!E9", "Sourcing!D12"]


def test_copying_takes_the_selected_rows_or_else_all(panel: ProblemsPanel) -> None:
    panel.copy_rows()
    assert len(QGuiApplication.clipboard().text().strip().split("\n")) == 1 + panel.model.rowCount()

    panel.table.selectRow(0)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().strip().split("\n")
    assert lines[1:] == ["Error\tSourcing!D12\tThe cost “TBD” is no number.\tGive a number.\t1"]


def test_assumptions_follow_the_scenario(panel: ProblemsPanel, opened: Session) -> None:
    before = panel.problems
    counts: list[int] = []
    panel.counted.connect(lambda count, _text: counts.append(count))

    opened.set_value("US content", "us_content", 0.3)
    assert counts == []

    opened.edit(
        "No measures",
        opened.workspace.with_scenario(
            replace(opened.scenario, policy=replace(opened.scenario.policy, measures=()))
        ),
    )
    assert counts == [len(before) - 1]


def test_twenty_thousand_problems_are_filtered_without_a_wait(
    qtbot: QtBot, session: Session, reference: TariffReference
) -> None:
    many = tuple(
        Problem(
            Severity.ERROR, f"The cost in row {row} is no number.", "Give a number.", "Sourcing", f"D{row}"
        )
        for row in range(20_000)
    )
    session.open(Exposure.of(replace(book([Row()]), problems=many), reference))
    panel = ProblemsPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.model.rowCount() == 20_000

    begin = perf_counter()
    panel.search.setText("row 19999")
    took = perf_counter() - begin

    assert messages(panel) == ["The cost in row 19999 is no number."]
    assert took < 1
